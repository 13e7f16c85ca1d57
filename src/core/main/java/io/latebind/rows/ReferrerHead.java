package io.latebind.rows;

/**
 * The chunks that hold the spilled referrers of a target.
 *
 * @param count how many there are
 * @param first the first chunk that may hold any
 * @param last the last chunk, to which the next referrer is added
 */
public record ReferrerHead(long count, int first, int last) {}

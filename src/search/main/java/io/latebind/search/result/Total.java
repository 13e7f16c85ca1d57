package io.latebind.search.result;

/**
 * How many entries match.
 *
 * @param exact whether the number is exact, rather than a lower bound
 */
public record Total(long value, boolean exact) {}

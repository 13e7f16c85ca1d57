package io.latebind.search;

/**
 * How many entries fit.
 *
 * @param exact whether it is this many, or at least
 */
public record Total(long value, boolean exact) {}

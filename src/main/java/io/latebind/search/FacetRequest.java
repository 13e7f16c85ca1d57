package io.latebind.search;

/**
 * Asks how many entries have each value of a field.
 *
 * @param field a keyword or boolean field
 * @param limit how many values, the most frequent first
 */
public record FacetRequest(String field, int limit) {}

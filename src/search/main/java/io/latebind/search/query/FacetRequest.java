package io.latebind.search.query;

/**
 * A request to count how many entries have each value of a field.
 *
 * @param field a keyword or boolean field
 * @param limit the number of values to return, the most frequent first
 */
public record FacetRequest(String field, int limit) {}

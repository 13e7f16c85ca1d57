package io.latebind.search.store;

/**
 * The topic whose records are indexed.
 *
 * @param name the name of the topic, as positions of queries use it
 * @param id the id of the topic, which distinguishes a recreated topic from the previous one; empty
 *     if it is not known
 */
public record EntriesTopic(String name, String id) {}

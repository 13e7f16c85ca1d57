package io.latebind.search.lucene;

/**
 * The topic whose records are indexed.
 *
 * @param name as queries' positions call it
 * @param id by which a topic that was deleted and made anew is told from the one before; empty when
 *     it is not known
 */
public record EntriesTopic(String name, String id) {}

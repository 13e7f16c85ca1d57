/**
 * The Lucene state store: a partition's entries, indexed and searchable while they change.
 *
 * <p>Readers work on immutable snapshots that are counted while they are used: no query waits for a
 * writer, and no writer for a query.
 */
@NullMarked
package io.latebind.search.lucene;

import org.jspecify.annotations.NullMarked;

/**
 * The Lucene index of one defined index of a partition, {@link
 * io.latebind.search.index.LuceneIndex}: its documents ({@link
 * io.latebind.search.index.EntryDocuments}), the data of its commits ({@link
 * io.latebind.search.index.CommitData}), its generations on disk ({@link
 * io.latebind.search.index.Generations}), and {@link io.latebind.search.index.Snapshot}s, which
 * readers hold while writing continues. {@link io.latebind.search.index.VectorIdLookup} finds the
 * vectors that an entry already has.
 */
@NullMarked
package io.latebind.search.index;

import org.jspecify.annotations.NullMarked;

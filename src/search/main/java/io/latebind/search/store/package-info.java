/**
 * The state store of a searcher: a partition's entries, indexed and searchable while they change.
 *
 * <p>{@link io.latebind.search.store.SearchStoreBuilder} is the entry point, and {@link
 * io.latebind.search.store.SearchStore} the state store itself. {@link
 * io.latebind.search.store.StoreOpening} opens its {@link io.latebind.search.store.IndexSet}, which
 * has a {@link io.latebind.search.store.PartitionIndex} for each name; {@link
 * io.latebind.search.store.Rebuild} builds one again after its definition changed. {@link
 * io.latebind.search.store.SearchMaintenance} refreshes and commits in the background.
 *
 * <p>{@link io.latebind.search.store.StoreQueries} answers queries from immutable,
 * reference-counted snapshots: no query waits for a writer, and no writer for a query.
 */
@NullMarked
package io.latebind.search.store;

import org.jspecify.annotations.NullMarked;

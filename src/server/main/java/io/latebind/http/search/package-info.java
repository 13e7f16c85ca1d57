/**
 * Searches over all partitions, whichever instance owns them.
 *
 * <p>{@link io.latebind.http.search.SearchEndpoint} passes a search to the {@link
 * io.latebind.http.search.Coordinator}, which makes a {@code SearchPlan} and asks all partitions
 * through {@link io.latebind.http.search.shard.Scatter}: those of this process directly, the others
 * with one request per instance to its {@link io.latebind.http.search.InternalSearch}, which calls
 * no other instance. {@code MergedResults} merges the responses with {@link
 * io.latebind.search.result.Merge}, and {@code SearchAnswer} encodes the result, with the
 * partitions that did not answer or are behind ({@code Coverage}). {@link
 * io.latebind.http.search.SearchProgress} reports how far searchers have come.
 */
@NullMarked
package io.latebind.http.search;

import org.jspecify.annotations.NullMarked;

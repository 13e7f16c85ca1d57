/**
 * Scatter-gather over partitions, wherever they are: {@link io.latebind.http.search.shard.Scatter}
 * sends a {@link io.latebind.http.search.shard.ShardQuery} to the places that {@code
 * PartitionLocator} finds, which are this process ({@link
 * io.latebind.http.search.shard.LocalPartitions}) and other instances, with one request each
 * ({@code RemotePartitions}, {@link io.latebind.http.search.shard.InternalMessages}). {@link
 * io.latebind.http.search.shard.PartialResponses} collects the results, with the {@link
 * io.latebind.http.search.shard.PartitionOutcome} of each partition.
 */
@NullMarked
package io.latebind.http.search.shard;

import org.jspecify.annotations.NullMarked;

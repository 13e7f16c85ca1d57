/**
 * The indexer: a thin adapter that runs the engine on Kafka Streams.
 *
 * <p>{@link io.latebind.indexer.IndexerTopology} wires the sources {@code documents} and {@code
 * reindex} to one {@link io.latebind.indexer.IndexerProcessor} per partition. The processor decodes
 * records into events, has the engine apply them to a {@link io.latebind.store.LogStore}, and turns
 * effects into records; the conversions are in {@code io.latebind.indexer.record}. Before a task
 * starts, {@link io.latebind.indexer.RestoreGuard} checks that its stores are what the last commit
 * left.
 *
 * <p>{@link io.latebind.indexer.IndexerStreams} runs the topology and serves queries, and {@link
 * io.latebind.indexer.ReindexPurge} deletes processed messages. {@link
 * io.latebind.indexer.Partitionings} and {@link io.latebind.indexer.PartitionRouting} map ids to
 * partitions.
 */
@NullMarked
package io.latebind.indexer;

import org.jspecify.annotations.NullMarked;

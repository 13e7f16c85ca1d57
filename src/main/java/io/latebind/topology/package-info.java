/**
 * The engine on Kafka Streams: thin adapters, and the names of everything in one place.
 *
 * <p>{@link io.latebind.topology.IndexerTopology} wires the sources {@code documents} and {@code
 * reindex} to one {@link io.latebind.topology.IndexerProcessor} per partition. That turns records
 * into events ({@link io.latebind.topology.Intake}), has the engine apply them to a store ({@link
 * io.latebind.store.LogStore}), and turns effects into records ({@link
 * io.latebind.topology.Interpreter}). Messages to a partition travel in batches ({@link
 * io.latebind.topology.BatchingProducer}). {@link io.latebind.topology.StreamsProperties} is what
 * makes all of that exactly once.
 */
@NullMarked
package io.latebind.topology;

import org.jspecify.annotations.NullMarked;

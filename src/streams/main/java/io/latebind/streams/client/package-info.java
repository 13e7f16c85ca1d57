/**
 * Kafka's clients as the applications use them. {@link io.latebind.streams.client.TrackedClients}
 * creates clients that report {@link io.latebind.streams.client.Progress}, {@link
 * io.latebind.streams.client.Leases} on partitions and the {@link
 * io.latebind.streams.client.Restoration} of tasks; {@link
 * io.latebind.streams.client.BatchingProducer} sends messages in batches. {@link
 * io.latebind.streams.client.SweepScheduler} divides a thread's time between records and sweeps,
 * {@link io.latebind.streams.client.TopicEnds} asks where partitions end, and {@link
 * io.latebind.streams.client.Membership} leaves a group or stays in it.
 */
@NullMarked
package io.latebind.streams.client;

import org.jspecify.annotations.NullMarked;

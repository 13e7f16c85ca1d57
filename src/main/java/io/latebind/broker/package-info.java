/**
 * Everything Latebind asks of a Kafka cluster before it runs on it.
 *
 * <p>{@link io.latebind.broker.EmbeddedBroker} is a cluster of one, inside the process. {@link
 * io.latebind.broker.ClusterChecks} says whether a cluster, and the client settings for it, can
 * keep Latebind's promise.
 *
 * <p>The topics are declared by the files in {@code topics/} and nowhere else. {@link
 * io.latebind.broker.TopicCatalogue} reads them, {@link io.latebind.broker.TopicPlan} compares them
 * with what a cluster has and says what to do as a list of {@link io.latebind.broker.TopicStep}s,
 * and {@link io.latebind.broker.ClusterTopics} does it.
 */
@NullMarked
package io.latebind.broker;

import org.jspecify.annotations.NullMarked;

/**
 * The topics that Latebind needs, and what it requires of a Kafka cluster before it runs on it.
 *
 * <p>The files in {@code topics/} declare the topics; nothing else does. {@link
 * io.latebind.topics.TopicCatalogue} reads them, {@link io.latebind.topics.TopicPlan} compares them
 * with a cluster's topics and returns a list of {@link io.latebind.topics.TopicStep}s, and {@link
 * io.latebind.topics.ClusterTopics} carries out the plan. {@link io.latebind.topics.ClusterChecks}
 * checks whether a cluster, and the client settings for it, can keep Latebind's promise. Problems
 * are reported as {@link io.latebind.topics.ClusterException}.
 */
@NullMarked
package io.latebind.topics;

import org.jspecify.annotations.NullMarked;

package io.latebind.broker;

import java.util.Map;

/**
 * What a topic is in a cluster.
 *
 * @param name its name
 * @param partitions how many
 * @param replicationFactor copies of its first partition
 * @param configs every setting in effect, set or defaulted, by Kafka's names
 */
public record ActualTopic(
    String name, int partitions, int replicationFactor, Map<String, String> configs) {}

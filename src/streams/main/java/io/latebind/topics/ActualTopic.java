package io.latebind.topics;

import java.util.Map;

/**
 * A topic as it is in a cluster.
 *
 * @param name its name
 * @param partitions the number of partitions
 * @param replicationFactor the number of copies of its first partition
 * @param configs every setting in effect, set or defaulted, by Kafka's names
 */
public record ActualTopic(
    String name, int partitions, int replicationFactor, Map<String, String> configs) {}

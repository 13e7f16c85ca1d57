package io.latebind.topics;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A topic as it should be.
 *
 * @param role its role in Latebind
 * @param name its name in the cluster, with the prefix
 * @param partitions the number of partitions, at least 1
 * @param replicationFactor copies of each partition, or -1 for the cluster's default
 * @param configs the settings that matter, by Kafka's names; the cluster decides on all others
 */
public record TopicDeclaration(
    TopicRole role,
    String name,
    int partitions,
    short replicationFactor,
    Map<String, String> configs) {

  /** Leaves the replication factor to the cluster. */
  public static final short CLUSTER_DEFAULT = -1;

  /** Copies the settings, sorted by name. */
  public TopicDeclaration {
    configs = Collections.unmodifiableMap(new TreeMap<>(configs));
  }

  TopicDeclaration withPartitions(int count) {
    return new TopicDeclaration(role, name, count, replicationFactor, configs);
  }
}

package io.latebind.broker;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a topic should be.
 *
 * @param role what it is to Latebind
 * @param name its name in the cluster, with the prefix
 * @param partitions how many, at least 1
 * @param replicationFactor copies of each partition, or -1 for the cluster's default
 * @param configs the settings that matter, by Kafka's names; all others are the cluster's business
 */
public record TopicDeclaration(
    TopicRole role,
    String name,
    int partitions,
    short replicationFactor,
    Map<String, String> configs) {

  /** Leaves the replication to the cluster. */
  public static final short CLUSTER_DEFAULT = -1;

  /** Copies the settings in the order of their names. */
  public TopicDeclaration {
    configs = Collections.unmodifiableMap(new TreeMap<>(configs));
  }

  TopicDeclaration withPartitions(int count) {
    return new TopicDeclaration(role, name, count, replicationFactor, configs);
  }
}

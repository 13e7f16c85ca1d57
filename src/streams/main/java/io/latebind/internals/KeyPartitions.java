package io.latebind.internals;

import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/**
 * The partition to which Java producers send a key. The public API reveals it only to producers.
 */
public final class KeyPartitions {
  private KeyPartitions() {}

  /** The partition of a key. */
  public static int partition(byte[] key, int partitions) {
    return BuiltInPartitioner.partitionForKey(key, partitions);
  }
}

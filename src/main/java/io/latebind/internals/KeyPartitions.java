package io.latebind.internals;

import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/** Where Java producers send a key. The public interfaces tell it only to those who send. */
public final class KeyPartitions {
  private KeyPartitions() {}

  /** The partition of a key. */
  public static int partition(byte[] key, int partitions) {
    return BuiltInPartitioner.partitionForKey(key, partitions);
  }
}

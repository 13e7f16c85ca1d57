package io.latebind.topology;

import org.apache.kafka.common.serialization.Serializer;

/**
 * A record key that says to which partition the record goes.
 *
 * @param partition the partition
 * @param key the key as it stands on the topic
 */
@SuppressWarnings("ArrayRecordComponent")
record Routed(int partition, byte[] key) {
  /** Writes the key only. */
  static final Serializer<Routed> SERIALIZER = (topic, routed) -> routed.key();
}

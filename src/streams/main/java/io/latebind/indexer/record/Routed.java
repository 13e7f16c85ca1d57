package io.latebind.indexer.record;

import org.apache.kafka.common.serialization.Serializer;

/**
 * A record key with the partition that the record goes to.
 *
 * @param partition the partition
 * @param key the key as written to the topic
 */
@SuppressWarnings("ArrayRecordComponent")
public record Routed(int partition, byte[] key) {
  /** Writes only the key. */
  public static final Serializer<Routed> SERIALIZER = (topic, routed) -> routed.key();
}

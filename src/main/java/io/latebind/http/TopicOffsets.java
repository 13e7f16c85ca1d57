package io.latebind.http;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** How far topics go, as their brokers know it. */
@FunctionalInterface
interface TopicOffsets {
  /**
   * What the brokers say now.
   *
   * @param unknown partitions whose owner does not know how far it has come
   */
  Ends read(Set<TopicPartition> unknown) throws InterruptedException;

  /**
   * Offsets.
   *
   * @param ends the offset behind the last record, committed or not, of every partition that the
   *     indexer reads
   * @param entries the offset behind the last record of {@code entries}, by partition, committed or
   *     not: for a moment after a transaction is committed, Kafka counts its records as open
   * @param committed where the indexer's group goes on, for the unknown partitions: its committed
   *     offset, or the first there is
   */
  record Ends(
      Map<TopicPartition, Long> ends,
      Map<TopicPartition, Long> committed,
      Map<Integer, Long> entries) {}
}

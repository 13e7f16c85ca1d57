package io.latebind.http.status;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** The offsets of topics, as their brokers know them. */
@FunctionalInterface
public interface TopicOffsets {
  /**
   * The offsets now.
   *
   * @param unknown partitions whose owner does not know its position
   */
  Ends read(Set<TopicPartition> unknown) throws InterruptedException;

  /**
   * Offsets.
   *
   * @param ends the offset after the last record, committed or not, of every partition that the
   *     indexer reads
   * @param entries the offset after the last record of {@code entries}, by partition, committed or
   *     not: for a moment after a commit, Kafka still counts the transaction's records as open
   * @param committed the offset at which the indexer's group continues, for the unknown partitions:
   *     its committed offset, or the first that exists
   */
  record Ends(
      Map<TopicPartition, Long> ends,
      Map<TopicPartition, Long> committed,
      Map<Integer, Long> entries) {}
}

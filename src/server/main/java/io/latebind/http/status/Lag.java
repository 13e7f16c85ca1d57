package io.latebind.http.status;

import io.latebind.indexer.PartitionStatus;
import io.latebind.streams.TopicNames;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * The number of records of {@code documents} and {@code reindex} that are not processed yet.
 *
 * <p>A partition that did not answer, and one that has uncommitted work, each count for one more: a
 * lag of 0 means that every partition has answered and is done.
 */
final class Lag {
  private Lag() {}

  /**
   * The lag.
   *
   * @param partitions the number of partitions
   * @param answered the status of those that answered
   */
  static long of(
      TopicNames topics,
      int partitions,
      Collection<PartitionStatus> answered,
      TopicOffsets.Ends ends) {
    long lag = (long) partitions - answered.size();
    Set<TopicPartition> counted = new HashSet<>();
    for (PartitionStatus status : answered) {
      TopicPartition documents = new TopicPartition(topics.documents(), status.partition());
      TopicPartition reindex = new TopicPartition(topics.reindex(), status.partition());
      lag += behind(documents, status.documentsNext(), ends);
      lag += behind(reindex, status.reindexNext(), ends);
      lag += status.uncommitted() ? 1 : 0;
      counted.add(documents);
      counted.add(reindex);
    }
    for (TopicPartition input : ends.ends().keySet()) {
      lag += counted.contains(input) ? 0 : behind(input, -1, ends);
    }
    return lag;
  }

  private static long behind(TopicPartition input, long next, TopicOffsets.Ends ends) {
    long from = next >= 0 ? next : ends.committed().getOrDefault(input, 0L);
    return Math.max(0, ends.ends().getOrDefault(input, 0L) - from);
  }

  /** The inputs whose owner does not know its position, or does not answer. */
  static Set<TopicPartition> unknown(
      TopicNames topics, int partitions, Map<Integer, PartitionStatus> answered) {
    Set<TopicPartition> unknown = new HashSet<>();
    for (int partition = 0; partition < partitions; partition++) {
      PartitionStatus status = answered.get(partition);
      if (status == null || status.documentsNext() < 0) {
        unknown.add(new TopicPartition(topics.documents(), partition));
      }
      if (status == null || status.reindexNext() < 0) {
        unknown.add(new TopicPartition(topics.reindex(), partition));
      }
    }
    return unknown;
  }
}

package io.latebind.topology;

import io.latebind.wire.RestoreCheck;
import io.latebind.wire.Rows;
import io.latebind.wire.TopicIds;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What is known of how the tasks of this process were restored: told by their stores and consumers,
 * asked by their {@link RestoreGuard}.
 */
public final class Restoration {
  private final TopicIds topics;
  private final Map<TopicPartition, Long> held = new ConcurrentHashMap<>();
  private final Map<TopicPartition, Long> committed = new ConcurrentHashMap<>();
  private final Map<Integer, Integer> attempts = new ConcurrentHashMap<>();
  private volatile @Nullable DocumentsTopic source;

  /**
   * Nothing is restored yet.
   *
   * @param topics the topics as they are now
   */
  public Restoration(TopicIds topics) {
    this.topics = topics;
  }

  /** Where topics have no ids, and offsets are not committed, as in a unit test. */
  static Restoration untracked() {
    return new Restoration(TopicIds.UNKNOWN);
  }

  TopicIds topics() {
    return topics;
  }

  /** The topic of documents can be read beside Kafka Streams. */
  void source(DocumentsTopic topic) {
    source = topic;
  }

  /** A store was opened, and holds what its changelog has before an offset. */
  void opened(TopicPartition changelog, long next) {
    held.put(changelog, next);
  }

  /** A store holds what its changelog has before an offset. */
  void restored(TopicPartition changelog, long next) {
    held.merge(changelog, next, Math::max);
  }

  /** The offset before which a store holds all that its changelog has. */
  long held(TopicPartition changelog) {
    return held.getOrDefault(changelog, 0L);
  }

  /**
   * Where to begin to restore a store: not behind what it holds.
   *
   * @param offset where Kafka Streams would begin
   */
  long begin(TopicPartition changelog, long offset) {
    return Math.min(offset, held.getOrDefault(changelog, Long.MAX_VALUE));
  }

  /** A consumer was told the group's offsets; null for a partition without one. */
  void committed(Map<TopicPartition, @Nullable OffsetAndMetadata> offsets) {
    offsets.forEach(
        (partition, offset) -> {
          if (offset == null) {
            committed.remove(partition);
          } else {
            committed.put(partition, offset.offset());
          }
        });
  }

  /** What the group has committed for a task, as its consumer was told when it was restored. */
  RestoreCheck.Offsets offsets(
      TopicPartition documents, TopicPartition reindex, @Nullable Long commit) {
    return new RestoreCheck.Offsets(commit, committed.get(documents), committed.get(reindex));
  }

  /** One more restore of a partition was not complete; how many there were in a row. */
  int failed(int partition) {
    return attempts.merge(partition, 1, Integer::sum);
  }

  /** A partition was restored completely. */
  void succeeded(int partition) {
    attempts.remove(partition);
  }

  /**
   * Reads documents into a store that lacks them.
   *
   * @return whether all are there now
   */
  boolean fill(TopicPartition partition, long from, long to, Rows rows) {
    DocumentsTopic topic = source;
    return topic == null || topic.read(partition, from, to, rows);
  }
}

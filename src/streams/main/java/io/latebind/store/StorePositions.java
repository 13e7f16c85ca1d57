package io.latebind.store;

import org.apache.kafka.common.TopicPartition;

/** The positions up to which stores hold their changelogs. */
public interface StorePositions {
  /**
   * A store was opened, and holds its changelog before {@code next}.
   *
   * @param own whether only the store writes there
   */
  void opened(TopicPartition changelog, long next, boolean own);

  /** A store holds its changelog before {@code next}. */
  void restored(TopicPartition changelog, long next);

  /**
   * A store holds its changelog before {@code next}, and certainly no more: records that are read
   * again from further back replace newer ones.
   */
  void holds(TopicPartition changelog, long next);

  /** A store has begun to write: Kafka Streams knows what it holds. */
  void written(TopicPartition changelog);

  /** The offset before which a store holds all of its changelog. */
  long held(TopicPartition changelog);
}

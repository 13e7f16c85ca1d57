package io.latebind.store;

import org.apache.kafka.common.TopicPartition;

/** How much of their changelogs stores hold. */
public interface Holdings {
  /**
   * A store was opened, and holds what its changelog has before an offset.
   *
   * @param own whether only the store writes there
   */
  void opened(TopicPartition changelog, long next, boolean own);

  /** A store holds what its changelog has before an offset. */
  void restored(TopicPartition changelog, long next);

  /**
   * A store holds what its changelog has before an offset, and no more for sure: what is read once
   * more from further back takes the place of what is newer.
   */
  void holds(TopicPartition changelog, long next);

  /** A store has begun to write: what it holds, Kafka Streams knows. */
  void written(TopicPartition changelog);

  /** The offset before which a store holds all that its changelog has. */
  long held(TopicPartition changelog);
}

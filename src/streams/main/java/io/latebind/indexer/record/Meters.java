package io.latebind.indexer.record;

import io.latebind.protocol.Message;
import java.time.Duration;

/** Counts what the indexer does. Called by the processing threads. */
public interface Meters {
  /** Counts nothing. */
  Meters NONE = new Meters() {};

  /** A document or message was processed, or a record was rejected. */
  default void processed() {}

  /** A message was sent to a partition. */
  default void sent(Message message) {}

  /** An entry or its tombstone was published. */
  default void published() {}

  /** A dead letter was written. */
  default void deadLettered() {}

  /** A sweep made a step. */
  default void stepped() {}

  /** A thread spent this time on a record, on open sweeps or on dirty documents before a commit. */
  default void called(Duration call) {}
}

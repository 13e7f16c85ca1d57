package io.latebind.topology;

import io.latebind.engine.Message;
import java.time.Duration;

/** Is told what the indexer does, to count it. Called by the processing threads. */
public interface Meters {
  /** Counts nothing. */
  Meters NONE = new Meters() {};

  /** A document or message was processed, or a record refused. */
  default void processed() {}

  /** A message was sent to a partition. */
  default void sent(Message message) {}

  /** An entry or its tombstone was published. */
  default void published() {}

  /** A dead letter was written. */
  default void deadLettered() {}

  /** A sweep made a step. */
  default void stepped() {}

  /** A record, the open sweeps or what is dirty before a commit kept a thread busy. */
  default void called(Duration call) {}
}

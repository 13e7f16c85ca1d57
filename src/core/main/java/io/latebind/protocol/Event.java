package io.latebind.protocol;

import org.jspecify.annotations.Nullable;

/** An event of a partition. Events are applied one after the other. */
public sealed interface Event {
  /**
   * A task begins with the definitions it was built with. This is the first event, once after every
   * start; a rebuild begins for an index that is new, changed or removed since the last start.
   *
   * @param behind whether writes that were made before the task began may be yet to come
   * @param moved whether contents of documents may be missing, because they were restored again
   */
  record Started(boolean behind, boolean moved) implements Event {
    /** A start with all contents that existed at the last commit. */
    public Started(boolean behind) {
      this(behind, false);
    }
  }

  /**
   * All that was written before a task began has arrived. Comes once, when the task began behind.
   */
  record CaughtUp() implements Event {}

  /**
   * A document was written, or deleted.
   *
   * @param id the id, valid and at home on this partition
   * @param offset of its record on the {@code documents} topic
   * @param content the new content as it was produced, a valid document by {@link
   *     io.latebind.document.Json#checkDocument}; or null for a deletion
   */
  @SuppressWarnings("ArrayRecordComponent")
  record DocumentWritten(String id, long offset, byte @Nullable [] content) implements Event {}

  /**
   * A record of a document was refused. The last good version stays, although its topic may forget
   * it.
   *
   * @param id the id, valid and at home on this partition
   */
  record DocumentRefused(String id) implements Event {}

  /** A message from another partition (or from this one) arrived over the {@code reindex} topic. */
  record Received(Message message) implements Event {}

  /**
   * It is time for a step of an open sweep.
   *
   * @param sweep its name, from {@link State#nextSweep}; nothing happens if it is not open
   * @param budget what the step may cost
   */
  record Step(String sweep, Budget budget) implements Event {}

  /**
   * All events of one record were applied: the documents that it made dirty are evaluated, each
   * once. A document that was already evaluated since the last commit that left none dirty waits
   * for {@link Committing} or a step, because more changes may come.
   *
   * @param budget what that may cost; the remaining documents stay dirty
   */
  record RecordEnded(Budget budget) implements Event {}

  /**
   * A commit is about to begin: dirty documents are evaluated, so that their entries are part of
   * it.
   *
   * @param budget what that may cost; the remaining documents stay dirty, in the same commit
   */
  record Committing(Budget budget) implements Event {}
}

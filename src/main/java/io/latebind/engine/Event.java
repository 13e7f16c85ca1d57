package io.latebind.engine;

import org.jspecify.annotations.Nullable;

/** What can happen to a partition. Events are applied one after the other. */
public sealed interface Event {
  /**
   * A task begins with the definitions it was built with. Comes first, once after every start; an
   * index that is new, changed or gone since the last start begins to be rebuilt.
   *
   * @param behind whether there may be writes that were made before it began, and are yet to come
   * @param moved whether contents of documents may be missing, because they were restored anew
   */
  record Started(boolean behind, boolean moved) implements Event {
    /** With all contents that there were at the last commit. */
    public Started(boolean behind) {
      this(behind, false);
    }
  }

  /** All that was written before a task began has come. Comes once, when it began behind. */
  record CaughtUp() implements Event {}

  /**
   * A document was written, or deleted.
   *
   * @param id the id, valid and at home on this partition
   * @param offset where on the {@code documents} topic
   * @param content the new content as it was produced, a valid document by {@link
   *     io.latebind.document.Json#checkDocument}; or null for a deletion
   */
  @SuppressWarnings("ArrayRecordComponent")
  record DocumentWritten(String id, long offset, byte @Nullable [] content) implements Event {}

  /**
   * A record of a document was refused. What was there before stays, and its topic may forget it.
   *
   * @param id the id, valid and at home on this partition
   */
  record DocumentRefused(String id) implements Event {}

  /** A message of another partition (or of this one) arrived over the {@code reindex} topic. */
  record Received(Message message) implements Event {}

  /**
   * Time for a step of an open sweep.
   *
   * @param sweep which, as {@link State#nextSweep} names it; a sweep that is not open is no step
   * @param budget what it may cost
   */
  record Step(String sweep, Budget budget) implements Event {}

  /**
   * All that came in one record was applied: what it made dirty is evaluated, each document once.
   * What was evaluated already since nothing was left dirty at a commit waits for {@link
   * Committing} or a step, as more may come.
   *
   * @param budget what that may cost; what is left stays dirty
   */
  record RecordEnded(Budget budget) implements Event {}

  /**
   * A commit is about to begin: what is dirty is evaluated, so that it is in it.
   *
   * @param budget what that may cost; what is left stays dirty, in the same commit
   */
  record Committing(Budget budget) implements Event {}
}

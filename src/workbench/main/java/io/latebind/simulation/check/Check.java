package io.latebind.simulation.check;

/** What is checked. */
public enum Check {
  /** Each published entry shows one committed version of each document that it names. */
  EXPLAINED(Kind.SAFETY, "a published entry shows what was written"),
  /** Committed outputs say nothing twice. */
  PUBLISHED_ONCE(Kind.SAFETY, "nothing is published twice"),
  /** A partition has caught up when it has all documents that there were when it began. */
  NONE_OVERLOOKED(Kind.SAFETY, "who has caught up has all that was there"),
  /** Rows that belong together are committed together. */
  ROWS_AGREE(Kind.SAFETY, "committed rows agree with each other"),
  /** A store that fails ends the event. */
  FAILURES_END_EVENTS(Kind.SAFETY, "a store that fails ends the event"),
  /** The engine throws nothing by itself. */
  NOTHING_THROWN(Kind.SAFETY, "the engine throws nothing"),
  /** Without further faults there is an end. */
  COMES_TO_REST(Kind.LIVENESS, "healed, it comes to rest in a bounded number of steps"),
  /** At rest the entries are those of the latest documents. */
  ENTRIES_RIGHT(Kind.LIVENESS, "at rest, entries equal an evaluation from scratch"),
  /** At rest replicas, subscriptions and referrers are those that the documents explain. */
  PROTOCOL_RIGHT(Kind.LIVENESS, "at rest, replicas, subscriptions and referrers mirror each other"),
  /** At rest the changelogs hold all that the stores hold. */
  CHANGELOG_WHOLE(Kind.LIVENESS, "at rest, what a changelog restores equals the stores");

  private final Kind kind;
  private final String promise;

  /** What may never be, and what has to be in the end. */
  public enum Kind {
    SAFETY,
    LIVENESS
  }

  Check(Kind kind, String promise) {
    this.kind = kind;
    this.promise = promise;
  }

  public Kind kind() {
    return kind;
  }

  @Override
  public String toString() {
    return kind + ": " + promise;
  }
}

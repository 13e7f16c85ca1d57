package io.latebind.http.search.shard;

/** The outcome of asking one partition. */
public sealed interface PartitionOutcome {
  /** The number of the partition. */
  int partition();

  /**
   * It answered.
   *
   * @param behind how many records it has yet to apply; 0 if it is up to date
   */
  record Answered(int partition, long behind) implements PartitionOutcome {}

  /**
   * It did not answer.
   *
   * @param timedOut whether it was asked and took too long
   * @param why the reason, as a clause
   */
  record Unanswered(int partition, boolean timedOut, String why) implements PartitionOutcome {}
}

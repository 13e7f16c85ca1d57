package io.latebind.http.search;

/** What became of one partition. */
sealed interface Part {
  /** Its number. */
  int partition();

  /**
   * It answered.
   *
   * @param behind how many records it has yet to apply; 0 when it is up to date
   */
  record Answered(int partition, long behind) implements Part {}

  /**
   * It did not answer.
   *
   * @param timedOut whether it was asked and took too long
   * @param why as a clause
   */
  record Unanswered(int partition, boolean timedOut, String why) implements Part {}
}

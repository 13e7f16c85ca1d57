package io.latebind.http.search;

import io.latebind.search.SearchLimits;

/** Counts the entries of an answer, which are held in memory until it is sent. */
final class AnswerBytes {
  private final SearchLimits limits;
  private long bytes;

  AnswerBytes(SearchLimits limits) {
    this.limits = limits;
  }

  /**
   * Counts an entry.
   *
   * @return the same
   * @throws io.latebind.search.SearchException when that makes too many
   */
  byte[] count(byte[] entry) {
    bytes += entry.length;
    if (bytes > limits.answerBytes()) {
      throw limits.answerTooLarge();
    }
    return entry;
  }
}

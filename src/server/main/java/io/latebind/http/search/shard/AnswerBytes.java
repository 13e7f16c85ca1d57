package io.latebind.http.search.shard;

import io.latebind.search.query.SearchLimits;

/** Counts the bytes of the entries in a response, which are held in memory until it is sent. */
public final class AnswerBytes {
  private final SearchLimits limits;
  private long bytes;

  public AnswerBytes(SearchLimits limits) {
    this.limits = limits;
  }

  /**
   * Counts an entry.
   *
   * @return the entry
   * @throws io.latebind.search.query.SearchException if the sum is too large
   */
  public byte[] count(byte[] entry) {
    bytes += entry.length;
    if (bytes > limits.answerBytes()) {
      throw limits.answerTooLarge();
    }
    return entry;
  }
}

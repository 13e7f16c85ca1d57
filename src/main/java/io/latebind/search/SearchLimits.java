package io.latebind.search;

import java.time.Duration;

/**
 * How much a search may ask. Every one that is exceeded is named in the answer.
 *
 * @param clauses conditions in a query, counting each value of a list
 * @param depth how deep conditions are nested
 * @param bodyBytes the size of a request
 * @param window the last hit that can be reached with offset and limit
 * @param nearest the largest k, and candidates
 * @param patternLength the longest wildcard or prefix, in characters
 * @param sortKeys keys to sort by
 * @param facets fields to count
 * @param facetValues values of each that are told
 * @param timeout until an answer is given up, when the client does not say
 * @param maxTimeout what a client may say at most
 * @param answerBytes the entries of an answer together
 */
public record SearchLimits(
    int clauses,
    int depth,
    int bodyBytes,
    int window,
    int nearest,
    int patternLength,
    int sortKeys,
    int facets,
    int facetValues,
    Duration timeout,
    Duration maxTimeout,
    int answerBytes) {
  /** The limits when nothing else is asked for. */
  public static final SearchLimits DEFAULT =
      new SearchLimits(
          1_024,
          32,
          1024 * 1024,
          10_000,
          10_000,
          256,
          8,
          16,
          1_000,
          Duration.ofSeconds(5),
          Duration.ofSeconds(60),
          64 * 1024 * 1024);

  /** What an answer has that is too large. */
  public SearchException answerTooLarge() {
    return new SearchException(
        "The entries of the answer have more than "
            + answerBytes
            + " bytes together. Give a smaller limit, name the fields that are wanted, or go on"
            + " with a cursor instead of an offset",
        "answerBytes");
  }
}

package io.latebind.search.query;

import java.time.Duration;

/**
 * The limits of a search. An error names the limit that was exceeded.
 *
 * @param clauses conditions in a query, counting each value of a list
 * @param depth the nesting depth of conditions
 * @param bodyBytes the size of a request body
 * @param window the last hit that can be reached with offset and limit
 * @param nearest the largest k, and the largest number of candidates
 * @param patternLength the longest wildcard or prefix, in characters
 * @param sortKeys the number of keys to sort by
 * @param facets the number of fields to count
 * @param facetValues the number of values returned for each of them
 * @param timeout the timeout of a search when the client does not give one
 * @param maxTimeout the longest timeout that a client may give
 * @param answerBytes the total size of the entries in an answer
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
  /** The default limits. */
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

  /** The error for an answer that is too large. */
  public SearchException answerTooLarge() {
    return new SearchException(
        "The entries of the answer have more than "
            + answerBytes
            + " bytes together. Give a smaller limit, name the fields that are wanted, or go on"
            + " with a cursor instead of an offset",
        "answerBytes");
  }
}

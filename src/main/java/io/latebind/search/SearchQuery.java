package io.latebind.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks one partition for its part of an answer.
 *
 * @param index the name of the index
 * @param request what the client asked; its vector has values
 * @param hits how many hits of the query this partition is to find
 * @param after the sort values and, last, the id behind which hits begin; empty for the first
 * @param statistics of the terms over all partitions, so that scores do not depend on where an
 *     entry lives; null to use those of this partition
 * @param deadlineNanos as {@link System#nanoTime} counts: when to give up with {@link
 *     SearchTimeoutException}
 * @param cancellation gives up in the same way, when nobody waits any more
 */
public record SearchQuery(
    String index,
    SearchRequest request,
    int hits,
    List<Object> after,
    @Nullable TermStatistics statistics,
    long deadlineNanos,
    Cancellation cancellation)
    implements TimedQuery<PartitionHits> {
  /** One that somebody waits for till its end. */
  public SearchQuery(
      String index,
      SearchRequest request,
      int hits,
      List<Object> after,
      @Nullable TermStatistics statistics,
      long deadlineNanos) {
    this(index, request, hits, after, statistics, deadlineNanos, new Cancellation());
  }

  /** Copies the list. */
  public SearchQuery {
    after = List.copyOf(after);
  }
}

package io.latebind.search.partition;

import io.latebind.search.query.SearchRequest;
import io.latebind.search.result.PartitionHits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query for one partition's part of a search.
 *
 * @param index the name of the index
 * @param request the client's request; its vector has values
 * @param hits how many hits of the query this partition is to return
 * @param after the sort values and, last, the id after which hits begin; empty for the first page
 * @param statistics term statistics over all partitions, so that scores do not depend on where an
 *     entry lives; null to use those of this partition
 * @param deadlineNanos the {@link System#nanoTime} at which to give up with {@link
 *     SearchTimeoutException}
 * @param cancellation gives up in the same way when nobody waits any more
 */
public record SearchQuery(
    String index,
    SearchRequest request,
    int hits,
    List<Object> after,
    @Nullable GlobalTermStatistics statistics,
    long deadlineNanos,
    Cancellation cancellation)
    implements TimedQuery<PartitionHits> {
  /** A query that is never cancelled. */
  public SearchQuery(
      String index,
      SearchRequest request,
      int hits,
      List<Object> after,
      @Nullable GlobalTermStatistics statistics,
      long deadlineNanos) {
    this(index, request, hits, after, statistics, deadlineNanos, new Cancellation());
  }

  /** Copies the list. */
  public SearchQuery {
    after = List.copyOf(after);
  }
}

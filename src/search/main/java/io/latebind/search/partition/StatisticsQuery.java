package io.latebind.search.partition;

import io.latebind.search.query.SearchRequest;

/**
 * A query for how often the terms of a search occur in one partition, from which scores are
 * computed. The sums over all partitions go into {@link SearchQuery}, so that an entry has the
 * score that it would have in a single index of all partitions.
 *
 * @param index the name of the index
 * @param request the client's request
 * @param deadlineNanos the {@link System#nanoTime} at which to give up with {@link
 *     SearchTimeoutException}
 * @param cancellation gives up in the same way when nobody waits any more
 */
public record StatisticsQuery(
    String index, SearchRequest request, long deadlineNanos, Cancellation cancellation)
    implements TimedQuery<GlobalTermStatistics> {}

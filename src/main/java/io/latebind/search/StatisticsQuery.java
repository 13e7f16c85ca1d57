package io.latebind.search;

/**
 * Asks one partition how often the terms of a query occur in it: what scores are made of. The sums
 * over all partitions go into {@link SearchQuery}, so that an entry has the score that it would
 * have in one index of all partitions.
 *
 * @param index the name of the index
 * @param request what the client asked
 * @param deadlineNanos as {@link System#nanoTime} counts: when to give up with {@link
 *     SearchTimeoutException}
 * @param cancellation gives up in the same way, when nobody waits any more
 */
public record StatisticsQuery(
    String index, SearchRequest request, long deadlineNanos, Cancellation cancellation)
    implements TimedQuery<TermStatistics> {}

package io.latebind.http.search;

import io.latebind.http.response.Response;
import io.latebind.http.routing.Router;
import io.latebind.http.routing.SearchPeers;
import io.latebind.http.search.shard.HitsShardQuery;
import io.latebind.http.search.shard.ParsedSearch;
import io.latebind.http.search.shard.PartialResponses;
import io.latebind.http.search.shard.PartitionOutcome;
import io.latebind.http.search.shard.Scatter;
import io.latebind.http.search.shard.Scatter.Limit;
import io.latebind.http.search.shard.StatisticsShardQuery;
import io.latebind.search.partition.Cancellation;
import io.latebind.search.partition.GlobalTermStatistics;
import io.latebind.search.partition.Searchers;
import io.latebind.search.query.SearchException;
import io.latebind.search.query.SearchLimits;
import io.latebind.search.query.SearchSchema;
import io.latebind.search.query.SearchTimeoutException;
import io.latebind.search.result.PartitionHits;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Answers searches from all partitions. A response is either complete or says that it is not.
 *
 * <p>If scores depend on how often terms occur, partitions are asked twice: first for their term
 * statistics, then for hits with the sums of these, so that an entry has the score it would have in
 * a single index. A partition that does not answer the first query is not asked the second.
 */
public final class Coordinator implements AutoCloseable {
  private final Searchers searchers;
  private final SearchLimits limits;
  private final Router.Clock clock;
  private final Scatter scatter;

  /**
   * A coordinator.
   *
   * @param clock counts as {@link System#nanoTime} does
   */
  public Coordinator(
      Searchers searchers, SearchPeers peers, SearchLimits limits, Router.Clock clock) {
    this.searchers = searchers;
    this.limits = limits;
    this.clock = clock;
    this.scatter = new Scatter(searchers, peers, clock);
  }

  /**
   * Answers a search.
   *
   * @param body the JSON that the client sent
   * @param cancellation is cancelled when the client disconnects
   * @throws SearchException if it cannot be answered as requested
   * @throws io.latebind.http.response.ProblemException (503, 504) if no partition answered, (499)
   *     if nobody waits for it
   */
  public Response search(SearchSchema schema, byte[] body, Cancellation cancellation) {
    long begin = clock.nanos();
    ParsedSearch asked =
        ParsedSearch.read(schema.index(), body, limits).over(searchers.partitions(), limits);
    Duration given = asked.request().timeout();
    Duration timeout = given == null ? limits.timeout() : given;
    Limit limit = new Limit(begin + timeout.toNanos(), cancellation);
    SearchPlan plan = new MoreLikeThisVector(scatter, limits, all(), limit).plan(asked, schema);
    Map<Integer, PartitionOutcome> first = Map.of();
    GlobalTermStatistics statistics = null;
    Collection<Integer> partitions = all();
    if (plan.needsStatistics() && searchers.partitions() > 1) {
      try (PartialResponses<GlobalTermStatistics> reply =
          scatter.ask(new StatisticsShardQuery(plan.asked()), partitions, limit)) {
        first = reply.parts();
        statistics = GlobalTermStatistics.sum(reply.results());
        partitions = reply.answered().stream().map(PartitionOutcome::partition).toList();
      }
    }
    requireSomebody(limit);
    return search(plan, new Phase(first, statistics, partitions), limit, timeout);
  }

  /** The outcome of the first query. */
  private record Phase(
      Map<Integer, PartitionOutcome> parts,
      @Nullable GlobalTermStatistics statistics,
      Collection<Integer> partitions) {}

  private Response search(SearchPlan plan, Phase first, Limit limit, Duration timeout) {
    HitsShardQuery question = plan.question(first.statistics());
    try (PartialResponses<PartitionHits> reply = scatter.ask(question, first.partitions(), limit)) {
      requireSomebody(limit);
      Coverage coverage = Coverage.of(first.parts(), reply.parts());
      coverage.requireAny(timeout);
      MergedResults findings = MergedResults.of(plan, reply.results());
      long begin = limit.nanos() - timeout.toNanos();
      long tookMillis = (clock.nanos() - begin) / 1_000_000;
      List<String> fields = plan.asked().request().fields();
      return Response.json(
          200, SearchAnswer.encode(findings, fields, coverage, tookMillis, limits));
    } catch (SearchTimeoutException e) {
      requireSomebody(limit);
      throw SearchProblems.passagesTooSlow(timeout).asException();
    }
  }

  private static void requireSomebody(Limit limit) {
    if (limit.isCancelled()) {
      throw SearchProblems.nobodyWaits().asException();
    }
  }

  private Collection<Integer> all() {
    return IntStream.range(0, searchers.partitions()).boxed().toList();
  }

  @Override
  public void close() {
    scatter.close();
  }
}

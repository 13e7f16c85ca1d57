package io.latebind.http.search;

import io.latebind.http.Response;
import io.latebind.http.Router;
import io.latebind.http.search.Scatter.Limit;
import io.latebind.search.Cancellation;
import io.latebind.search.PartitionHits;
import io.latebind.search.SearchException;
import io.latebind.search.SearchLimits;
import io.latebind.search.SearchSchema;
import io.latebind.search.SearchTimeoutException;
import io.latebind.search.Searchers;
import io.latebind.search.TermStatistics;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Answers searches from all partitions. An answer is either complete or says that it is not.
 *
 * <p>Where scores are made of how often terms occur, partitions are asked twice: first how often
 * they do, and then with the sums, so that an entry has the score it would have if all were in one
 * index. A partition that misses the first question is not asked the second.
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
   * @param cancellation when the client has gone
   * @throws SearchException when it cannot be answered as it was asked
   * @throws io.latebind.http.ProblemException (503, 504) when nobody answered, (499) when nobody
   *     waits for it
   */
  public Response search(SearchSchema schema, byte[] body, Cancellation cancellation) {
    long begin = clock.nanos();
    Asked asked = Asked.read(schema.index(), body, limits).over(searchers.partitions(), limits);
    Duration given = asked.request().timeout();
    Duration timeout = given == null ? limits.timeout() : given;
    Limit limit = new Limit(begin + timeout.toNanos(), cancellation);
    Plan plan = new LikeVector(scatter, limits, all(), limit).plan(asked, schema);
    Map<Integer, Part> first = Map.of();
    TermStatistics statistics = null;
    Collection<Integer> partitions = all();
    if (plan.needsStatistics() && searchers.partitions() > 1) {
      try (Reply<TermStatistics> reply =
          scatter.ask(new StatisticsQuestion(plan.asked()), partitions, limit)) {
        first = reply.parts();
        statistics = TermStatistics.sum(reply.results());
        partitions = reply.answered().stream().map(Part::partition).toList();
      }
    }
    requireSomebody(limit);
    return search(plan, new Phase(first, statistics, partitions), limit, timeout);
  }

  /** What the first question has told. */
  private record Phase(
      Map<Integer, Part> parts,
      @Nullable TermStatistics statistics,
      Collection<Integer> partitions) {}

  private Response search(Plan plan, Phase first, Limit limit, Duration timeout) {
    HitsQuestion question = plan.question(first.statistics());
    try (Reply<PartitionHits> reply = scatter.ask(question, first.partitions(), limit)) {
      requireSomebody(limit);
      Coverage coverage = Coverage.of(first.parts(), reply.parts());
      coverage.requireAny(timeout);
      Findings findings = Findings.of(plan, reply.results());
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

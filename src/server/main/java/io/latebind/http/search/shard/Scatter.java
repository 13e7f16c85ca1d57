package io.latebind.http.search.shard;

import io.latebind.http.response.Problem;
import io.latebind.http.response.ProblemException;
import io.latebind.http.routing.Router;
import io.latebind.http.routing.SearchPeers;
import io.latebind.http.search.shard.PartitionOutcome.Unanswered;
import io.latebind.search.partition.Cancellation;
import io.latebind.search.partition.Searchers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.state.HostInfo;

/**
 * Scatter-gather: asks all partitions one query. Owners are asked first, repeatedly for a short
 * while, because ownership moves; then their standbys; partitions without an answer by then stay
 * unanswered.
 *
 * <p>Partitions of different instances are asked at the same time, those of one instance with one
 * request, and those of this process without any.
 */
public final class Scatter implements AutoCloseable {
  private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  /** How long owners are retried if no standby could answer. */
  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  /**
   * How long owners are retried if a standby could: a dead owner must not slow down every search.
   */
  private static final long SHORT_PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final PartitionLocator places;
  private final LocalPartitions here;
  private final RemotePartitions there;
  private final Router.Clock clock;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

  public Scatter(Searchers searchers, SearchPeers peers, Router.Clock clock) {
    this.places = new PartitionLocator(searchers);
    this.here = new LocalPartitions(searchers);
    this.there = new RemotePartitions(peers, clock);
    this.clock = clock;
  }

  /**
   * Asks partitions.
   *
   * @return the response or outcome of every partition; to be closed
   * @throws ProblemException if an instance rejects the search as such
   */
  public <R> PartialResponses<R> ask(
      ShardQuery<R> question, Collection<Integer> partitions, Limit limit) {
    List<CompletableFuture<PartialResponses<R>>> pursuits = new ArrayList<>();
    Map<Optional<HostInfo>, List<Integer>> groups = places.byOwner(partitions);
    List<Integer> local = groups.remove(Optional.<HostInfo>empty());
    for (List<Integer> group : groups.values()) {
      pursuits.add(CompletableFuture.supplyAsync(() -> pursue(question, group, limit), executor));
    }
    if (local != null) {
      pursuits.add(
          CompletableFuture.supplyAsync(() -> pursue(question, local, limit), Runnable::run));
    }
    return join(question, pursuits);
  }

  /**
   * How long to wait for responses.
   *
   * @param nanos the deadline, by the clock of the coordinator
   */
  public record Limit(long nanos, Cancellation cancellation) {
    public boolean isCancelled() {
      return cancellation.isCancelled();
    }

    Limit until(long sooner) {
      return new Limit(sooner, cancellation);
    }

    public <R> ShardRequest<R> ask(
        ShardQuery<R> question, List<Integer> partitions, boolean owner) {
      return new ShardRequest<>(question, partitions, owner, nanos, cancellation);
    }
  }

  /** Waits for all, so that nothing is left open if one of them fails. */
  private static <R> PartialResponses<R> join(
      ShardQuery<R> question, List<CompletableFuture<PartialResponses<R>>> pursuits) {
    PartialResponses<R> reply = new PartialResponses<>(question);
    Throwable failure = null;
    for (CompletableFuture<PartialResponses<R>> pursuit : pursuits) {
      try {
        reply.add(pursuit.join());
      } catch (CompletionException e) {
        failure = e.getCause();
      }
    }
    if (failure == null) {
      return reply;
    }
    reply.close();
    throw failure instanceof RuntimeException known ? known : new CompletionException(failure);
  }

  /** Asks partitions that had the same owner at the beginning. */
  private <R> PartialResponses<R> pursue(
      ShardQuery<R> question, List<Integer> partitions, Limit limit) {
    PartialResponses<R> reply = new PartialResponses<>(question);
    reply.unanswered(partitions, false, "nobody was asked");
    try {
      askOwners(reply, question, limit);
      askStandbys(reply, question, limit);
      return reply;
    } catch (RuntimeException e) {
      reply.close();
      throw e;
    } catch (InterruptedException e) {
      reply.close();
      Thread.currentThread().interrupt();
      throw Problem.of(503, "This instance is shutting down. Ask another one.")
          .retryable()
          .asException();
    }
  }

  private <R> void askOwners(PartialResponses<R> reply, ShardQuery<R> question, Limit limit)
      throws InterruptedException {
    boolean standbys = places.haveStandbys(reply.parts().keySet());
    long begin = clock.nanos();
    long giveUp = begin + (standbys ? SHORT_PATIENCE_NANOS : PATIENCE_NANOS);
    // An owner that hangs must leave time for its standby.
    Limit owners = standbys ? limit.until(begin + (limit.nanos() - begin) / 3 * 2) : limit;
    for (long pause = FIRST_PAUSE_NANOS; ; pause *= 2) {
      List<Integer> open = open(reply, false);
      ask(reply, places.byOwner(open), question, true, owners);
      long next = clock.nanos() + pause;
      boolean over = next >= Math.min(giveUp, owners.nanos()) || limit.isCancelled();
      if (over || open(reply, false).isEmpty()) {
        return;
      }
      clock.pause(pause);
    }
  }

  private <R> void askStandbys(PartialResponses<R> reply, ShardQuery<R> question, Limit limit)
      throws InterruptedException {
    List<Integer> open = open(reply, true);
    for (int nth = 0; !open.isEmpty() && !isOver(limit); nth++) {
      Map<Optional<HostInfo>, List<Integer>> groups = places.byStandby(open, nth);
      if (groups.isEmpty()) {
        return;
      }
      ask(reply, groups, question, false, limit);
      open = open(reply, true);
    }
  }

  private boolean isOver(Limit limit) {
    return limit.isCancelled() || clock.nanos() >= limit.nanos();
  }

  /**
   * The partitions without an answer yet. Those that timed out are left out if the same owner would
   * be asked again.
   */
  private static List<Integer> open(PartialResponses<?> reply, boolean timedOut) {
    return reply.unanswered().stream()
        .filter(part -> timedOut || !part.timedOut())
        .map(Unanswered::partition)
        .toList();
  }

  private <R> void ask(
      PartialResponses<R> reply,
      Map<Optional<HostInfo>, List<Integer>> groups,
      ShardQuery<R> question,
      boolean owner,
      Limit limit)
      throws InterruptedException {
    for (Map.Entry<Optional<HostInfo>, List<Integer>> group : groups.entrySet()) {
      ShardRequest<R> ask = limit.ask(question, group.getValue(), owner);
      Optional<HostInfo> host = group.getKey();
      reply.add(host.isEmpty() ? here.ask(ask) : there.ask(host.get(), ask));
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}

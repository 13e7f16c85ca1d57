package io.latebind.http.search;

import io.latebind.http.Problem;
import io.latebind.http.ProblemException;
import io.latebind.http.Router;
import io.latebind.http.search.Part.Unanswered;
import io.latebind.search.Cancellation;
import io.latebind.search.Searchers;
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
 * Asks all partitions one question: their owners first, and for a short while again, since
 * ownership moves; then whoever follows them; and what has no answer by then stays without.
 *
 * <p>Partitions of different instances are asked at the same time, those of one instance with one
 * request, and those of this process without any.
 */
final class Scatter implements AutoCloseable {
  private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  /** For how long owners are looked for, when nobody else could answer. */
  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  /** … and when a standby could: an owner that is gone is not to slow down every search. */
  private static final long SHORT_PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Places places;
  private final LocalPartitions here;
  private final RemotePartitions there;
  private final Router.Clock clock;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

  Scatter(Searchers searchers, SearchPeers peers, Router.Clock clock) {
    this.places = new Places(searchers);
    this.here = new LocalPartitions(searchers);
    this.there = new RemotePartitions(peers, clock);
    this.clock = clock;
  }

  /**
   * Asks.
   *
   * @return what came of every partition; to be closed
   * @throws ProblemException when one of them says that the search is not to be answered at all
   */
  <R> Reply<R> ask(Question<R> question, Collection<Integer> partitions, Limit limit) {
    List<CompletableFuture<Reply<R>>> pursuits = new ArrayList<>();
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
   * How long an answer is waited for.
   *
   * @param nanos by the clock of the coordinator
   */
  record Limit(long nanos, Cancellation cancellation) {
    boolean isCancelled() {
      return cancellation.isCancelled();
    }

    Limit until(long sooner) {
      return new Limit(sooner, cancellation);
    }

    <R> Ask<R> ask(Question<R> question, List<Integer> partitions, boolean owner) {
      return new Ask<>(question, partitions, owner, nanos, cancellation);
    }
  }

  /** Waits for all, so that nothing is left open when one of them fails. */
  private static <R> Reply<R> join(
      Question<R> question, List<CompletableFuture<Reply<R>>> pursuits) {
    Reply<R> reply = new Reply<>(question);
    Throwable failure = null;
    for (CompletableFuture<Reply<R>> pursuit : pursuits) {
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

  /** Goes after partitions that had the same owner when it began. */
  private <R> Reply<R> pursue(Question<R> question, List<Integer> partitions, Limit limit) {
    Reply<R> reply = new Reply<>(question);
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

  private <R> void askOwners(Reply<R> reply, Question<R> question, Limit limit)
      throws InterruptedException {
    boolean standbys = places.haveStandbys(reply.parts().keySet());
    long begin = clock.nanos();
    long giveUp = begin + (standbys ? SHORT_PATIENCE_NANOS : PATIENCE_NANOS);
    // An owner that hangs is to leave time for its standby.
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

  private <R> void askStandbys(Reply<R> reply, Question<R> question, Limit limit)
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

  /** What has no answer yet. Who took too long once is not asked the same again. */
  private static List<Integer> open(Reply<?> reply, boolean timedOut) {
    return reply.unanswered().stream()
        .filter(part -> timedOut || !part.timedOut())
        .map(Unanswered::partition)
        .toList();
  }

  private <R> void ask(
      Reply<R> reply,
      Map<Optional<HostInfo>, List<Integer>> groups,
      Question<R> question,
      boolean owner,
      Limit limit)
      throws InterruptedException {
    for (Map.Entry<Optional<HostInfo>, List<Integer>> group : groups.entrySet()) {
      Ask<R> ask = limit.ask(question, group.getValue(), owner);
      Optional<HostInfo> host = group.getKey();
      reply.add(host.isEmpty() ? here.ask(ask) : there.ask(host.get(), ask));
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}

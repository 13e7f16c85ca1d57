package io.latebind.http.routing;

import io.latebind.http.response.Problem;
import io.latebind.http.response.ProblemException;
import io.latebind.http.response.Response;
import io.latebind.streams.UnavailablePartitionException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;

/**
 * Routes a request to the instance that owns its partition: this one, or the owner over HTTP.
 *
 * <p>Ownership moves. While nobody can answer, the router retries until its deadline, and then
 * fails with a problem. A request from another instance is never forwarded, so that two instances
 * that take each other for the owner do not send it back and forth.
 */
public final class Router {
  private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final Owners owners;
  private final Peers peers;
  private final Clock clock;
  private final Duration timeout;

  /** The owners of partitions, as this instance knows them. */
  public interface Owners {
    /** Whether this instance owns a partition. */
    boolean ownsHere(int partition);

    /** The address of another instance that owns a partition; empty while none is known. */
    Optional<HostInfo> elsewhere(int partition);
  }

  /** The other instances. */
  @FunctionalInterface
  public interface Peers {
    /**
     * Sends a GET to another instance, as a hop.
     *
     * @throws IOException if it cannot be reached or does not answer in time
     */
    Response get(HostInfo peer, String path, Duration timeout)
        throws IOException, InterruptedException;
  }

  /** A response from the stores of this instance. */
  @FunctionalInterface
  public interface Local {
    /** Answers the request. */
    Response answer() throws UnavailablePartitionException;
  }

  /** The clock of the router. */
  public interface Clock {
    /** The system clock. */
    Clock SYSTEM =
        new Clock() {
          @Override
          public long nanos() {
            return System.nanoTime();
          }

          @Override
          public void pause(long nanos) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(nanos);
          }
        };

    /** The current time in nanoseconds, from an arbitrary origin. */
    long nanos();

    /** Waits. */
    void pause(long nanos) throws InterruptedException;
  }

  /**
   * A router.
   *
   * @param timeout how long a request may look for its owner and wait for the response
   */
  public Router(Owners owners, Peers peers, Clock clock, Duration timeout) {
    this.owners = owners;
    this.peers = peers;
    this.clock = clock;
    this.timeout = timeout;
  }

  /**
   * Answers a GET for something in {@code partition}.
   *
   * @param hop whether another instance sent it
   * @param path the encoded path, for the owner
   * @throws ProblemException (503) if nobody could answer in time
   */
  public Response route(int partition, boolean hop, String path, Local local)
      throws InterruptedException {
    long deadline = clock.nanos() + timeout.toNanos();
    long pause = FIRST_PAUSE_NANOS;
    while (true) {
      Attempt attempt = attempt(partition, hop, path, local, deadline - clock.nanos());
      if (attempt.response() != null) {
        return attempt.response();
      }
      if (hop || clock.nanos() + pause >= deadline) {
        throw unavailable(partition, attempt.failure()).asException();
      }
      clock.pause(pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
    }
  }

  /** The outcome of one attempt: a response, or the reason there is none. */
  private record Attempt(@Nullable Response response, String failure) {
    static Attempt failed(String why) {
      return new Attempt(null, why);
    }
  }

  private Attempt attempt(int partition, boolean hop, String path, Local local, long remainingNanos)
      throws InterruptedException {
    if (owners.ownsHere(partition)) {
      return here(local);
    }
    if (hop) {
      return Attempt.failed("this instance does not own it");
    }
    Optional<HostInfo> owner = owners.elsewhere(partition);
    return owner.isEmpty()
        ? Attempt.failed("no instance owns it at the moment")
        : there(owner.get(), path, remainingNanos);
  }

  private static Attempt here(Local local) {
    try {
      return new Attempt(local.answer(), "");
    } catch (UnavailablePartitionException e) {
      return Attempt.failed("its owner is not ready: " + e.getMessage());
    }
  }

  private Attempt there(HostInfo owner, String path, long remainingNanos)
      throws InterruptedException {
    String at = owner.host() + ":" + owner.port();
    try {
      Response response = peers.get(owner, path, Duration.ofNanos(Math.max(1, remainingNanos)));
      return response.status() == 503
          ? Attempt.failed("the instance at " + at + " does not own it any more, or not yet")
          : new Attempt(response, "");
    } catch (IOException e) {
      return Attempt.failed("its owner at " + at + " did not answer");
    }
  }

  private static Problem unavailable(int partition, String why) {
    return Problem.of(
            503,
            "Partition " + partition + " cannot be asked now: " + why + ". Try again in a moment.")
        .with("partition", partition)
        .retryable();
  }
}

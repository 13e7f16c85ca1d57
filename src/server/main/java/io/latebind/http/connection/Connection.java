package io.latebind.http.connection;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.webserver.CloseConnectionException;
import io.latebind.search.partition.Cancellation;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A connection, as the thread that serves it reads and writes it. Each wait for the client has a
 * deadline, after which {@link #endIfDue} interrupts the thread; that closes the socket.
 *
 * <p>While a request is answered, nothing reads from the connection, so a disconnect of the client
 * would not be detected. {@link #watch} therefore reads ahead, and what it reads is the beginning
 * of the next request.
 */
public final class Connection {
  private static final long NEVER = Long.MAX_VALUE;

  private final HelidonSocket socket;
  private final Thread thread;
  private final ConnectionTimeouts timeouts;
  private final RequestLines lines;
  private final DataReader reader;

  /** What the client is expected to do next; only the thread of the connection changes it. */
  private Phase phase = Phase.FIRST;

  private long phaseBegan = System.nanoTime();
  private @Nullable CompletableFuture<byte @Nullable []> ahead;

  /** Guarded by this. */
  private long deadline = NEVER;

  /** Guarded by this. */
  private boolean ended;

  private enum Phase {
    FIRST,
    IDLE,
    HEADERS,
    BODY
  }

  Connection(HelidonSocket socket, Thread thread, ConnectionTimeouts timeouts, int maxLineBytes) {
    this.socket = socket;
    this.thread = thread;
    this.timeouts = timeouts;
    this.lines = new RequestLines(this::receive, maxLineBytes);
    this.reader = DataReader.create(lines);
  }

  /** The reader that the web server uses. */
  DataReader reader() {
    return reader;
  }

  /** The first line of the request that is being answered. */
  public RequestLine requestLine() {
    return lines.current();
  }

  /** The next bytes; null at the end of the stream. */
  private byte @Nullable [] receive() {
    begin(readDeadline());
    try {
      byte[] bytes = read();
      if (phase == Phase.FIRST || phase == Phase.IDLE) {
        enter(Phase.HEADERS);
      }
      return bytes;
    } finally {
      end();
    }
  }

  private byte @Nullable [] read() {
    CompletableFuture<byte @Nullable []> before = ahead;
    if (before == null) {
      return socket.get();
    }
    ahead = null;
    try {
      return before.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CloseConnectionException("The connection is ended.", e);
    } catch (ExecutionException e) {
      throw new CloseConnectionException("The connection broke.", e);
    }
  }

  private long readDeadline() {
    long now = System.nanoTime();
    return switch (phase) {
      case FIRST -> phaseBegan + timeouts.first().toNanos();
      case IDLE -> NEVER; // the web server itself closes idle connections
      case HEADERS -> phaseBegan + timeouts.headers().toNanos();
      case BODY ->
          Math.min(phaseBegan + timeouts.body().toNanos(), now + timeouts.stall().toNanos());
    };
  }

  private void enter(Phase next) {
    phase = next;
    phaseBegan = System.nanoTime();
  }

  /**
   * Whether the headers of a request are still expected: a failure is then due to the client's
   * data.
   */
  public boolean awaitsHeaders() {
    return phase != Phase.BODY;
  }

  /** Marks the headers of a request as received. */
  void headersEnd() {
    enter(Phase.BODY);
  }

  /** Sends a response, within its timeout. */
  public void send(Runnable sending) {
    begin(System.nanoTime() + timeouts.answer().toNanos());
    try {
      sending.run();
    } finally {
      end();
      enter(Phase.IDLE);
      lines.next(reader);
    }
  }

  /** Watches for a disconnect of the client, from now on until the next request. */
  public Cancellation watch() {
    Cancellation cancellation = new Cancellation();
    if (ahead == null) {
      CompletableFuture<byte @Nullable []> next = new CompletableFuture<>();
      ahead = next;
      Thread.ofVirtual().name("latebind-http-watch").start(() -> readAhead(next, cancellation));
    }
    return cancellation;
  }

  private void readAhead(CompletableFuture<byte @Nullable []> next, Cancellation cancellation) {
    try {
      byte[] bytes = socket.get();
      if (bytes == null) {
        cancellation.cancel();
      }
      next.complete(bytes);
    } catch (RuntimeException e) {
      cancellation.cancel();
      next.completeExceptionally(e);
    }
  }

  private synchronized void begin(long until) {
    deadline = until;
  }

  /** Ends a wait. An interrupt that comes too late must not affect what follows. */
  private synchronized void end() {
    deadline = NEVER;
    if (ended) {
      Thread.interrupted();
      throw new CloseConnectionException("The client took too long.");
    }
  }

  /** Ends the connection if its deadline has passed. */
  synchronized void endIfDue(long nowNanos) {
    if (!ended && deadline != NEVER && nowNanos - deadline > 0) {
      ended = true;
      thread.interrupt();
    }
  }

  /** The interval at which deadlines are checked. */
  static Duration precision() {
    return Duration.ofMillis(250);
  }
}

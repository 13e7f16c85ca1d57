package io.latebind.http.listener;

import io.helidon.http.RequestException;
import io.latebind.http.response.Problem;
import io.latebind.http.response.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request as the web server delivers it, with its failures turned into problems. It
 * is requested at the first read, which sends 100 Continue to a client that waits for it.
 */
final class BodyStream extends InputStream {
  private final Supplier<InputStream> source;
  private final @Nullable Problem refusal;
  private @Nullable InputStream in;
  private boolean ended;
  private boolean failed;

  /**
   * A body.
   *
   * @param refusal the problem that a reader gets instead; null if the body may be read
   */
  BodyStream(Supplier<InputStream> source, @Nullable Problem refusal) {
    this.source = source;
    this.refusal = refusal;
  }

  /** Whether any of it has been read. */
  boolean isTouched() {
    return in != null;
  }

  /** Discards the rest, so that the next request of the connection can follow. */
  boolean drain(long maxBytes, long maxNanos) {
    long deadline = System.nanoTime() + maxNanos;
    byte[] buffer = new byte[16 * 1024];
    long drained = 0;
    try {
      while (!ended && !failed && drained <= maxBytes && System.nanoTime() < deadline) {
        drained += Math.max(0, receive(buffer, 0, buffer.length));
      }
    } catch (IOException | ProblemException e) {
      return false;
    }
    return ended;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (refusal != null) {
      throw refusal.asException();
    }
    return receive(target, offset, length);
  }

  private int receive(byte[] target, int offset, int length) throws IOException {
    try {
      InputStream from = in == null ? source.get() : in;
      in = from;
      int count = ended ? -1 : from.read(target, offset, length);
      ended = count < 0;
      return count;
    } catch (RequestException e) {
      failed = true;
      throw DirectProblems.problem(e.status().code(), "").asException();
    } catch (RuntimeException e) {
      failed = true;
      throw new IOException(e.getMessage(), e);
    }
  }
}

package io.latebind.http;

import io.helidon.http.RequestException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request as the web server delivers it, with its failures turned into ours. It is
 * asked for when it is read first: a client that waits to be told to go on is told then.
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
   * @param refusal what whoever wants to know the body is told instead; null to have it read
   */
  BodyStream(Supplier<InputStream> source, @Nullable Problem refusal) {
    this.source = source;
    this.refusal = refusal;
  }

  /** Whether anybody has read of it. */
  boolean isTouched() {
    return in != null;
  }

  /** Reads away what is left, so that the next request of the connection can follow. */
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

package io.latebind.http.documents;

import io.latebind.http.response.Problem;
import io.latebind.http.response.ProblemException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A limit on the memory of concurrent bulk requests. Each request takes only what it has read so
 * far, so that one that arrives slowly holds no more than what has arrived.
 */
final class BulkMemory {
  /** Permits are an int, and the number of bytes may be larger. */
  private static final int PERMIT_BYTES = 1024;

  private final Semaphore free;
  private final long bytes;
  private final Duration timeout;

  /**
   * A limit of this many bytes.
   *
   * @param timeout how long a request waits for memory to become free
   */
  BulkMemory(long bytes, Duration timeout) {
    this.bytes = bytes;
    this.timeout = timeout;
    this.free = new Semaphore(permits(bytes));
  }

  private static int permits(long bytes) {
    return (int) Math.min(Integer.MAX_VALUE, (bytes + PERMIT_BYTES - 1) / PERMIT_BYTES);
  }

  /** An empty share, for a request. */
  Share share() {
    return new Share();
  }

  /** The memory that a request has taken. One thread uses it. */
  final class Share implements AutoCloseable {
    private long read;
    private int taken;

    /**
     * Takes more memory.
     *
     * @throws ProblemException (503) if there is not enough, and none becomes free in time
     */
    void take(int more) throws InterruptedException {
      read += more;
      int lacking = permits(read) - taken;
      if (lacking > 0 && !free.tryAcquire(lacking, timeout.toNanos(), TimeUnit.NANOSECONDS)) {
        throw Problem.of(
                503,
                "The bulk requests that are being read have "
                    + bytes
                    + " bytes already, and there is no room for more. Try again in a moment, with"
                    + " fewer or smaller ones at once. Nothing was written.")
            .with("maxBytes", bytes)
            .retryable()
            .asException();
      }
      taken += Math.max(0, lacking);
    }

    @Override
    public void close() {
      free.release(taken);
      taken = 0;
    }
  }
}

package io.latebind.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How many bytes of bulk requests may be in memory at the same time. Each request takes of it what
 * it has read so far, so that one that arrives slowly holds no more than what has arrived.
 */
final class BulkMemory {
  /** Permits are an int, and bytes may be more. */
  private static final int PERMIT_BYTES = 1024;

  private final Semaphore free;
  private final long bytes;
  private final Duration timeout;

  /**
   * So many bytes.
   *
   * @param timeout how long a request waits for some to become free
   */
  BulkMemory(long bytes, Duration timeout) {
    this.bytes = bytes;
    this.timeout = timeout;
    this.free = new Semaphore(permits(bytes));
  }

  private static int permits(long bytes) {
    return (int) Math.min(Integer.MAX_VALUE, (bytes + PERMIT_BYTES - 1) / PERMIT_BYTES);
  }

  /** Nothing yet, for a request. */
  Share share() {
    return new Share();
  }

  /** What a request has taken. One thread uses it. */
  final class Share implements AutoCloseable {
    private long read;
    private int taken;

    /**
     * Takes more.
     *
     * @throws ProblemException (503) when there is not as much, and none becomes free in time
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

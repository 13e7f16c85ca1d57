package io.latebind.chaos;

import java.time.Duration;

/** Detects that a count has not grown for a while. */
final class Standstill {
  private final Duration patience;
  private long count = -1;
  private long since = System.nanoTime();

  /** For a count that nobody has seen yet. */
  Standstill(Duration patience) {
    this.patience = patience;
  }

  /** Whether the count has been this for too long. */
  boolean is(long now) {
    if (now != count) {
      count = now;
      since = System.nanoTime();
    }
    return System.nanoTime() - since > patience.toNanos();
  }
}

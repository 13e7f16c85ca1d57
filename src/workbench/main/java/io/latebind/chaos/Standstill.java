package io.latebind.chaos;

import java.time.Duration;

/** Detects that a count has not grown for a while. */
final class Standstill {
  private final Duration patience;
  private long count = -1;
  private long sinceNanos;

  /** For a count that nobody has seen yet. */
  Standstill(Duration patience) {
    this.patience = patience;
  }

  /** Whether the count has been the same for too long. */
  boolean is(long now, long nowNanos) {
    if (now != count) {
      count = now;
      sinceNanos = nowNanos;
    }
    return nowNanos - sinceNanos > patience.toNanos();
  }
}

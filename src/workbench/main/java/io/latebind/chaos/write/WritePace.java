package io.latebind.chaos.write;

import java.util.concurrent.locks.LockSupport;

/** Spreads a number of things evenly over a time, and catches up when something held it up. */
final class WritePace {
  private final long begin = System.nanoTime();
  private final double nanosEach;
  private long done;

  WritePace(double perSecond) {
    this.nanosEach = 1e9 / perSecond;
  }

  /** Waits until it is time for the next one. */
  synchronized void await() {
    long due = begin + (long) (done++ * nanosEach);
    long now = System.nanoTime();
    if (due > now) {
      LockSupport.parkNanos(due - now);
    }
  }
}

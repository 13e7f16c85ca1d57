package io.latebind.bench;

import io.latebind.bench.cluster.Usage;
import io.latebind.bench.report.RunOutcome;

/**
 * A phase that is over.
 *
 * @param begin how it began
 * @param end how it ended
 * @param endedAt when the last entry was right, or it was given up, by {@link System#nanoTime}
 * @param application what the contender's process had used then
 * @param broker what the broker had used then
 */
record Measured(Begin begin, RunOutcome.End end, long endedAt, Usage application, Usage broker) {

  /**
   * How a phase began.
   *
   * @param before where everything stood
   * @param nanos the moment from which it counts, by {@link System#nanoTime}
   * @param inputs documents that are written
   * @param entries entries that have to change
   * @param sameProcess whether it ends with the process that it began with
   */
  record Begin(UsageMark before, long nanos, long inputs, long entries, boolean sameProcess) {}

  boolean isFinished() {
    return end == RunOutcome.End.RIGHT;
  }

  double seconds() {
    return (endedAt - begin.nanos()) / 1e9;
  }
}

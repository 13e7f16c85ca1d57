package io.latebind.bench;

/**
 * A phase that is over.
 *
 * @param begin how it began
 * @param endedAt when the last entry was right, by {@link System#nanoTime}; 0 when that was not in
 *     time
 * @param application what the contender's process had used then
 * @param broker what the broker had used then
 */
record Measured(Begin begin, long endedAt, Usage application, Usage broker) {

  /**
   * How a phase began.
   *
   * @param before where everything stood
   * @param nanos the moment from which it counts, by {@link System#nanoTime}
   * @param inputs documents that are written
   * @param entries entries that have to change
   * @param sameProcess whether it ends with the process that it began with
   */
  record Begin(Mark before, long nanos, long inputs, long entries, boolean sameProcess) {}

  boolean isFinished() {
    return endedAt != 0;
  }
}

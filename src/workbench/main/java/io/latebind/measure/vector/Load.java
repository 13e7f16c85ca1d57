package io.latebind.measure.vector;

import java.time.Duration;

/**
 * Who does how much, and for how long.
 *
 * @param writers threads that write
 * @param readers threads that ask, one question after the other
 * @param updatesPerSecond of all writers together; 0 for as many as they can
 * @param freshEvery every so many questions of a reader ask to see everything written before
 * @param time for which is counted
 */
record Load(int writers, int readers, int updatesPerSecond, int freshEvery, Duration time) {
  /** How many nearest are asked for. */
  static final int K = 10;

  Load during(Duration other) {
    return new Load(writers, readers, updatesPerSecond, freshEvery, other);
  }

  Load unpaced() {
    return new Load(writers, readers, 0, freshEvery, time);
  }
}

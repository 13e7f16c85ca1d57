package io.latebind.bench;

import org.HdrHistogram.Histogram;

/** The times from writing a document to its entry's being readable. */
final class FreshnessTimes {
  private static final int DIGITS = 3;

  private final long[] awaited;
  private final long[] since;
  private Histogram micros = new Histogram(DIGITS);

  /** For so many referrers, none of which is awaited. */
  FreshnessTimes(int referrers) {
    this.awaited = new long[referrers];
    this.since = new long[referrers];
  }

  /** A write was made, and this entry has to follow. */
  void await(int referrer, long hash, long nanos) {
    // A later write that overtakes an earlier one answers for both: the longer wait counts.
    since[referrer] = isAwaited(referrer) ? since[referrer] : nanos;
    awaited[referrer] = hash;
  }

  boolean isAwaited(int referrer) {
    return awaited[referrer] != 0;
  }

  /** An entry came out; perhaps the one that is awaited. */
  void arrived(int referrer, long hash, long nanos) {
    if (isAwaited(referrer) && awaited[referrer] == hash) {
      awaited[referrer] = 0;
      micros.recordValue(Math.max(0, nanos - since[referrer]) / 1_000);
    }
  }

  /** All times since the last call. */
  Histogram take() {
    Histogram taken = micros;
    micros = new Histogram(DIGITS);
    return taken;
  }
}

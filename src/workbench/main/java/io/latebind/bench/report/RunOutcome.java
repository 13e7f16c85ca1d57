package io.latebind.bench.report;

import io.latebind.bench.contender.Contender;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What a phase came to, for one contender in one round.
 *
 * @param task the workload, and the phase where it has a name
 * @param end how it ended; if not well, {@code work.seconds} is how long it was waited for
 * @param work what was done, and how long it took
 * @param cost what it cost
 * @param noise what came out beside the right entries
 * @param freshness the times from writes to entries, where they were taken
 */
public record RunOutcome(
    String task,
    Contender contender,
    int round,
    End end,
    Work work,
    Cost cost,
    Noise noise,
    @Nullable Times freshness) {

  /** How a phase ended. */
  public enum End {
    /** Every entry was right. */
    RIGHT,
    /** Not all were when time was up. */
    LATE,
    /** The contender gave up by itself. */
    DIED
  }

  /**
   * What was done.
   *
   * @param inputs documents that were written
   * @param entries entries that had to change
   * @param seconds from when it could begin until the last entry that was right could be read
   */
  public record Work(long inputs, long entries, double seconds) {
    /** Entries a second, or documents where no entry had to change. */
    public double perSecond() {
      return (entries == 0 ? inputs : entries) / seconds;
    }
  }

  /**
   * What it cost.
   *
   * @param applicationCpu seconds of the contender's process
   * @param brokerCpu seconds of the broker's
   * @param records that it wrote to all of its topics, transactions' markers included
   * @param bytes that its topics have grown by, compressed
   * @param peakBytes the most memory its process had resident until now
   * @param gcMillis time for the collection of garbage
   */
  public record Cost(
      double applicationCpu,
      double brokerCpu,
      long records,
      long bytes,
      long peakBytes,
      long gcMillis) {}

  /**
   * What came out beside the right entries.
   *
   * @param again outputs that were not needed: all but one for each entry that had to change
   * @param incomplete outputs that lack a reference that was there
   * @param nulls outputs without a value
   * @param wrong outputs that no versions of the documents explain
   * @param lost entries that were not right in the end
   */
  public record Noise(long again, long incomplete, long nulls, long wrong, long lost) {}

  /**
   * Times in milliseconds.
   *
   * @param count how many were taken
   */
  public record Times(long count, double p50, double p99, double max) {
    public static @Nullable Times of(Histogram micros) {
      return micros.getTotalCount() == 0
          ? null
          : new Times(
              micros.getTotalCount(),
              micros.getValueAtPercentile(50) / 1000.0,
              micros.getValueAtPercentile(99) / 1000.0,
              micros.getMaxValue() / 1000.0);
    }
  }

  /** Whether every entry was right in time. */
  public boolean finished() {
    return end == End.RIGHT;
  }

  /** Whether what came out was right: late is slow, but not wrong. */
  public boolean isRight() {
    return noise.wrong() == 0 && (noise.lost() == 0 || end == End.LATE);
  }
}

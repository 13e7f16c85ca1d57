package io.latebind.bench;

import io.latebind.bench.data.BenchEntries;
import io.latebind.bench.data.EntryFormat;
import io.latebind.bench.data.Kind;
import io.latebind.bench.data.Redefinition;
import io.latebind.bench.data.Shape;
import io.latebind.bench.data.Shown;
import io.latebind.bench.data.Versions;
import io.latebind.bench.data.Write;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Compares every entry that comes out with what has to come out, and notes when all are right.
 *
 * <p>An entry is right when it equals, byte for byte, what was written by hand from all that has
 * been written; of both only hashes of 64 bits are kept. Any other is looked at closely: it has to
 * be explained by one version of each document that it shows.
 *
 * <p>One thread judges, others write and wait.
 */
final class EntryJudge {
  private final Shape shape;
  private final EntryFormat format;
  private final BenchEntries entries;
  private final Versions written;
  private final long[] expected;
  private final long[] last;
  private final FreshnessTimes freshness;
  private EntryTally tally = EntryTally.NONE;
  private long outputs;
  private long lastOutputAt;
  private int rightMain;
  private int rightProbes;
  private long mainRightAt;
  private long allRightAt;

  /** For a contender that writes entries in a format. */
  EntryJudge(Versions written, EntryFormat format, BenchEntries entries) {
    this.shape = written.shape();
    this.format = format;
    this.entries = entries;
    this.written = written;
    this.expected = new long[shape.count(Kind.REFERRER)];
    this.last = new long[expected.length];
    this.freshness = new FreshnessTimes(expected.length);
    Arrays.fill(expected, -1);
  }

  private static long hash(byte[] value) {
    CRC32C crc = new CRC32C();
    crc.update(value);
    return crc.getValue() << 32 | (Arrays.hashCode(value) & 0xffff_ffffL);
  }

  /**
   * Notes writes, and expects from here on what follows from them.
   *
   * @return how many main entries have to change
   */
  synchronized int expect(Iterable<Write> writes) {
    writes.forEach(written::apply);
    int changes = 0;
    for (int i = 0; i < expected.length; i++) {
      long hash = hash(entries.bytes(i, written.shown(i)));
      if (hash != expected[i]) {
        changes += shape.isProbe(i) ? 0 : 1;
        expect(i, hash);
      }
    }
    return changes;
  }

  /**
   * Expects the entries of another definition.
   *
   * @return how many main entries have to change
   */
  synchronized int expect(Redefinition redefinition) {
    entries.redefine(redefinition);
    return expect(List.of());
  }

  /**
   * Notes the write of a document that has one referrer, and waits for its entry.
   *
   * @param nanos when it was, or ought to have been, written
   */
  synchronized void expect(Write write, long nanos) {
    written.apply(write);
    int referrer =
        write.kind() == Kind.REFERRER ? write.number() : shape.onlyReferrer(write.number());
    long hash = hash(entries.bytes(referrer, written.shown(referrer)));
    if (hash != expected[referrer]) {
      freshness.await(referrer, hash, nanos);
      expect(referrer, hash);
    }
  }

  private void expect(int referrer, long hash) {
    count(referrer, -1);
    expected[referrer] = hash;
    count(referrer, 1);
    note(System.nanoTime());
  }

  private void count(int referrer, int by) {
    if (last[referrer] == expected[referrer]) {
      rightProbes += shape.isProbe(referrer) ? by : 0;
      rightMain += shape.isProbe(referrer) ? 0 : by;
    }
  }

  /** Keeps the first moment since which all are right. */
  private void note(long nanos) {
    boolean main = rightMain == shape.referrers();
    boolean all = main && rightProbes == shape.probes();
    mainRightAt = main ? (mainRightAt == 0 ? nanos : mainRightAt) : 0;
    allRightAt = all ? (allRightAt == 0 ? nanos : allRightAt) : 0;
    if (main) {
      notifyAll();
    }
  }

  /**
   * Takes an entry that came out.
   *
   * @param value null takes the entry back
   * @param nanos when it could be read
   */
  synchronized void judge(int referrer, byte @Nullable [] value, long nanos) {
    long hash = value == null ? 0 : hash(value);
    count(referrer, -1);
    last[referrer] = hash;
    count(referrer, 1);
    note(nanos);
    freshness.arrived(referrer, hash, nanos);
    lastOutputAt = nanos;
    outputs += shape.isProbe(referrer) ? 0 : 1;
    if (hash != expected[referrer]) {
      tally = tally.plus(verdict(referrer, value));
    }
  }

  /** What is to be said of an entry that is not the last one. */
  private EntryTally verdict(int referrer, byte @Nullable [] value) {
    if (value == null) {
      return new EntryTally(1, 0, 0);
    }
    Shown shown = entries.read(referrer, value);
    if (shown == null || !written.explains(referrer, shown)) {
      return new EntryTally(0, 0, 1);
    }
    boolean lacks =
        format != EntryFormat.DOCUMENT
            && shown.isIncomplete(shape)
            && !written.shown(referrer).isIncomplete(shape);
    return new EntryTally(0, lacks ? 1 : 0, 0);
  }

  /**
   * Waits until all entries are right.
   *
   * @param probes whether those of the probes count
   * @return the moment since which they are, by {@link System#nanoTime}; 0 when time is up
   */
  synchronized long awaitRight(boolean probes, Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (rightAt(probes) == 0) {
      long millis = (deadline - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        return 0;
      }
      wait(Math.min(millis, 1_000));
    }
    return rightAt(probes);
  }

  private long rightAt(boolean probes) {
    return probes ? allRightAt : mainRightAt;
  }

  /** How many entries are not right, probes included. */
  synchronized int notRight() {
    return expected.length - rightMain - rightProbes;
  }

  /** The entries of main referrers that came out so far. */
  synchronized long outputs() {
    return outputs;
  }

  /** What is to be said of all that came out so far. */
  synchronized EntryTally tally() {
    return tally;
  }

  /** When the last entry came out, by {@link System#nanoTime}. */
  synchronized long lastOutputAt() {
    return lastOutputAt;
  }

  /** Whether an entry that a single write asked for is still to come. */
  synchronized boolean isAwaited(int referrer) {
    return freshness.isAwaited(referrer);
  }

  /** The times from writes to entries since this was asked last, in microseconds. */
  synchronized Histogram takeFreshness() {
    return freshness.take();
  }
}

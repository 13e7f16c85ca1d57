package io.latebind.soak.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * How long things took and how they ended, in windows of some minutes. What happened while
 * instances came or went is counted apart. A window becomes lines of {@code times.csv}.
 */
public final class Times {
  static final String HEADER = "minute,kind,phase,outcomes,count,p50_ms,p90_ms,p99_ms,max_ms";
  private static final long LONGEST_MICROS = 600_000_000;

  private final Path file;
  private Map<String, Row> rows = new TreeMap<>();
  private long printed;

  /** Times of what ended well, and counts of all. */
  private static final class Row {
    private final Histogram micros = new Histogram(LONGEST_MICROS, 3);
    private final Map<RequestOutcome, Long> outcomes = new EnumMap<>(RequestOutcome.class);
  }

  public Times(Path folder) throws IOException {
    file = folder.resolve("times.csv");
    Files.writeString(file, HEADER + "\n");
  }

  /** Counts something. Its time counts where it ended well. */
  synchronized void add(String kind, boolean moving, RequestOutcome outcome, long nanos) {
    String key = kind + "," + (moving ? "moving" : "calm");
    Row row = rows.computeIfAbsent(key, created -> new Row());
    row.outcomes.merge(outcome, 1L, Long::sum);
    if (outcome == RequestOutcome.OK || outcome == RequestOutcome.INCOMPLETE) {
      row.micros.recordValue(Math.min(nanos / 1_000, LONGEST_MICROS));
    }
  }

  /** Notes what was not allowed, in words; the first thousand are kept. */
  synchronized void complain(String text) {
    if (printed++ < 1_000) {
      append(file.resolveSibling("complaints.txt"), text + "\n");
    }
  }

  /** Ends a window: its lines are written, and the next begins. */
  public void endWindow(double minute) {
    Map<String, Row> ended;
    synchronized (this) {
      ended = rows;
      rows = new TreeMap<>();
    }
    StringBuilder lines = new StringBuilder();
    ended.forEach((key, row) -> lines.append(line(minute, key, row)));
    append(file, lines.toString());
  }

  private static String line(double minute, String key, Row row) {
    StringBuilder outcomes = new StringBuilder();
    row.outcomes.forEach((outcome, count) -> outcomes.append(outcome + "=" + count + " "));
    Histogram micros = row.micros;
    return String.format(
        Locale.ROOT,
        "%.1f,%s,%s,%d,%.1f,%.1f,%.1f,%.1f%n",
        minute,
        key,
        outcomes.toString().strip(),
        micros.getTotalCount(),
        micros.getValueAtPercentile(50) / 1e3,
        micros.getValueAtPercentile(90) / 1e3,
        micros.getValueAtPercentile(99) / 1e3,
        micros.getMaxValue() / 1e3);
  }

  private static void append(Path file, String text) {
    try {
      Files.writeString(
          file,
          text,
          java.nio.file.StandardOpenOption.CREATE,
          java.nio.file.StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

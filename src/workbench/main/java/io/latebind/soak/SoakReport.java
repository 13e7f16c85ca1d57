package io.latebind.soak;

import io.latebind.soak.load.RequestOutcome;
import io.latebind.soak.load.SoakCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * What a soak tells, made of the files that it wrote: of a run that is over, cut off or going on.
 */
public final class SoakReport {
  /** For six partitions: a segment that is written, one that is to go, and what is left alone. */
  private static final int STORE_SLACK = 150;

  /** What the staying process may grow by in an hour, over the second half of the run. */
  private static final double MOST_HEAP_PER_HOUR = 8;

  private static final double MOST_RSS_PER_HOUR = 32;

  /** How many more file handles there may be at the end than at the middle. */
  private static final double MOST_MORE_HANDLES = 64;

  private final List<ProcessSample> samples;
  private final List<TimesLine> times;
  private final List<String> complaints;
  private final String comparison;
  private final StringBuilder text = new StringBuilder();
  private boolean passed = true;

  private SoakReport(
      List<ProcessSample> samples,
      List<TimesLine> times,
      List<String> complaints,
      String comparison) {
    this.samples = samples;
    this.times = times;
    this.complaints = complaints;
    this.comparison = comparison;
    write();
  }

  /** Reads what lies in a folder. */
  public static SoakReport read(Path folder) throws IOException {
    return new SoakReport(
        lines(folder, "samples.csv").stream()
            .skip(1)
            .map(ProcessSample::parse)
            .filter(Objects::nonNull)
            .toList(),
        lines(folder, "times.csv").stream()
            .skip(1)
            .map(TimesLine::parse)
            .filter(Objects::nonNull)
            .toList(),
        lines(folder, "complaints.txt"),
        lines(folder, "comparison.txt").stream().limit(6).reduce("", (a, b) -> a + b + "\n"));
  }

  private static List<String> lines(Path folder, String name) throws IOException {
    Path file = folder.resolve(name);
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  /** The report, several lines. */
  public String text() {
    return text.toString();
  }

  /** Whether everything held that there was to hold. */
  public boolean passed() {
    return passed;
  }

  private void write() {
    double seconds = samples.stream().mapToDouble(ProcessSample::seconds).max().orElse(0);
    line("SOAK of %.0f minutes, %d samples", seconds / 60, samples.size());
    line("  the machine's load: %s", span(of(SoakCluster.STAYING, 0), ProcessSample::load));
    line(
        "  processor seconds of the process that stays: %s",
        span(of(SoakCluster.STAYING, 0), ProcessSample::cpu));
    memory(seconds);
    handles(seconds);
    table();
    outcomes();
    if (comparison.isEmpty()) {
      passed = false;
      line("%nThe end, where entries are compared, is not reached");
    } else {
      line("%nAt the end, entries compared: %s", comparison.strip());
      verdict("every entry equals a from-scratch evaluation", comparison.startsWith("equal"));
    }
  }

  @SuppressWarnings("AnnotateFormatMethod") // its annotation is not among our libraries
  private void line(String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }

  private void verdict(String what, boolean holds) {
    passed &= holds;
    line("  %s %s", holds ? "holds:" : "DOES NOT HOLD:", what);
  }

  private List<ProcessSample> of(String name, double fromSeconds) {
    return samples.stream()
        .filter(sample -> sample.name().equals(name) && sample.seconds() >= fromSeconds)
        .toList();
  }

  private static double[] numbers(List<ProcessSample> of, ToDoubleFunction<ProcessSample> what) {
    return of.stream().mapToDouble(what).filter(Double::isFinite).toArray();
  }

  private static Slope slope(List<ProcessSample> of, ToDoubleFunction<ProcessSample> what) {
    List<Slope.Point> points = new ArrayList<>();
    for (ProcessSample sample : of) {
      if (Double.isFinite(what.applyAsDouble(sample))) {
        points.add(new Slope.Point(sample.seconds() / 3600, what.applyAsDouble(sample)));
      }
    }
    return Slope.of(points);
  }

  private void memory(double seconds) {
    line("%nMemory, slope over the second half");
    for (String name : List.of(SoakCluster.STAYING, SoakCluster.BROKER)) {
      List<ProcessSample> half = of(name, seconds / 2);
      line(
          "  %-8s live heap %s %s",
          name, span(half, ProcessSample::heapLive), slope(half, ProcessSample::heapLive));
      line(
          "  %-8s after GC  %s %s",
          name, span(half, ProcessSample::heapAfterGc), slope(half, ProcessSample::heapAfterGc));
      line(
          "  %-8s resident  %s %s",
          name, span(half, ProcessSample::rss), slope(half, ProcessSample::rss));
    }
    List<ProcessSample> staying = of(SoakCluster.STAYING, 0);
    line(
        "  of it: stores %s, all direct buffers %s",
        span(staying, ProcessSample::storeMemory), span(staying, ProcessSample::direct));
    List<ProcessSample> half = of(SoakCluster.STAYING, seconds / 2);
    verdict(
        "the live heap grows by less than %.0f MB/h".formatted(MOST_HEAP_PER_HOUR),
        slope(half, ProcessSample::heapLive).perHour() < MOST_HEAP_PER_HOUR);
    verdict(
        "resident memory grows by less than %.0f MB/h".formatted(MOST_RSS_PER_HOUR),
        slope(half, ProcessSample::rss).perHour() < MOST_RSS_PER_HOUR);
  }

  /** First, last, least and most of what was measured. */
  private static String span(List<ProcessSample> of, ToDoubleFunction<ProcessSample> what) {
    double[] numbers = numbers(of, what);
    return numbers.length == 0
        ? "unknown"
        : String.format(
            Locale.ROOT,
            "%.0f to %.0f (least %.0f, most %.0f)",
            numbers[0],
            numbers[numbers.length - 1],
            DoubleStream.of(numbers).min().orElseThrow(),
            DoubleStream.of(numbers).max().orElseThrow());
  }

  private static double last(double[] numbers) {
    return numbers.length == 0 ? Double.NaN : numbers[numbers.length - 1];
  }

  private void handles(double seconds) {
    List<ProcessSample> all = of(SoakCluster.STAYING, 0);
    line("%nHandles of the process that stays, from the first sample to the last");
    line("  file handles            %s", span(all, ProcessSample::fileHandles));
    line("  mapped files of Lucene  %s", span(all, ProcessSample::mappedFiles));
    line("  deleted and still held  %s", span(all, ProcessSample::deletedFiles));
    line("  Lucene's segments       %s", span(all, ProcessSample::segments));
    line("  threads                 %s", span(all, ProcessSample::threads));
    line("  MB on the disk          %s", span(all, ProcessSample::disk));
    line("  MB of rows in stores    %s", span(all, ProcessSample::storeLive));
    line("  MB of their files       %s", span(all, ProcessSample::storeDisk));
    verdict(
        "stores take no more than twice what is alive, and %d MB".formatted(STORE_SLACK),
        all.stream().allMatch(one -> !(one.storeDisk() > 2 * one.storeLive() + STORE_SLACK)));
    double[] second = numbers(of(SoakCluster.STAYING, seconds / 2), ProcessSample::fileHandles);
    verdict(
        "file handles do not grow",
        second.length == 0 || last(second) - second[0] <= MOST_MORE_HANDLES);
  }

  private void table() {
    line("%nTimes in milliseconds (calm, and while an instance came or went)");
    line("  %6s %-22s %-7s %9s %9s %9s %9s", "minute", "", "", "count", "p50", "p99", "max");
    for (TimesLine each : times) {
      line(
          "  %6.0f %-22s %-7s %9d %9.1f %9.1f %9.1f",
          each.minute(),
          each.kind(),
          each.phase(),
          each.count(),
          each.p50(),
          each.p99(),
          each.max());
    }
  }

  private void outcomes() {
    line("%nAnswers by kind, phase and outcome");
    TimesLine.outcomes(times).forEach((kind, counts) -> line("  %-32s %s", kind, counts));
    complaints.stream().limit(20).map(SoakReport::shortened).forEach(each -> line("  ! %s", each));
    long wrong = TimesLine.count(times, "", RequestOutcome.WRONG, RequestOutcome.UNEXPECTED);
    verdict("no answer was wrong, or of a status that nobody promised", wrong == 0);
    RequestOutcome[] late = {
      RequestOutcome.INCOMPLETE, RequestOutcome.UNAVAILABLE, RequestOutcome.UNREACHABLE
    };
    long calm = TimesLine.count(times, "calm", RequestOutcome.values());
    long excused = TimesLine.count(times, "calm", late);
    line(
        "  While nothing moved, %d of %d answers said that they were late or not complete",
        excused, calm);
    verdict("that is at most one in a thousand", excused * 1_000 <= calm);
  }

  private static String shortened(String complaint) {
    return complaint.length() > 200 ? complaint.substring(0, 200) + "…" : complaint;
  }
}

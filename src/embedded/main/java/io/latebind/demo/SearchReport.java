package io.latebind.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What searches found, compared with what they ought to find.
 *
 * @param images the number of images for which similar ones were searched
 * @param recall the share of the true nearest that was found, 0 to 1
 * @param median the median time of these searches, over HTTP
 * @param counts the number of keywords and words that were counted, with a query each
 * @param wrong the answers that are wrong
 */
record SearchReport(int images, double recall, Duration median, int counts, List<String> wrong) {
  private static final double NEEDED_RECALL = 0.95;

  /** Copies the list. */
  SearchReport {
    wrong = List.copyOf(wrong);
  }

  boolean passed() {
    return wrong.isEmpty() && recall >= NEEDED_RECALL;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        DemoReport.line(
            "Searched",
            "asked for what looks like each of %,d images: recall@10 %.3f, p50 %.1f ms over HTTP",
            images,
            recall,
            median.toNanos() / 1e6));
    lines.add(
        DemoReport.line(
            "Counted",
            "the entries of %,d keywords and words, with a query each: all totals are right",
            counts));
    if (!passed()) {
      lines.set(
          1,
          DemoReport.line(
              "FAILED",
              "%,d answers are wrong: %s",
              wrong.size(),
              wrong.stream().limit(3).toList()));
    }
    return lines;
  }
}

package io.latebind.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What searches found, next to what they ought to find.
 *
 * @param images how many images were asked for what looks like them
 * @param recall which part of the true nearest they found, 0 to 1
 * @param median how long half of these searches took at most, over HTTP
 * @param counts how many keywords and words were counted with a query each
 * @param wrong what was answered that is not so
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
        Report.line(
            "Searched",
            "asked for what looks like each of %,d images: recall@10 %.3f, p50 %.1f ms over HTTP",
            images,
            recall,
            median.toNanos() / 1e6));
    lines.add(
        Report.line(
            "Counted",
            "the entries of %,d keywords and words, with a query each: all totals are right",
            counts));
    if (!passed()) {
      lines.set(
          1,
          Report.line(
              "FAILED",
              "%,d answers are wrong: %s",
              wrong.size(),
              wrong.stream().limit(3).toList()));
    }
    return lines;
  }
}

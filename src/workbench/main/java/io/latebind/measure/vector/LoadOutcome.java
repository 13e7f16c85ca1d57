package io.latebind.measure.vector;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of a contender under a load.
 *
 * @param seconds for which was counted
 * @param updates that were written
 * @param updateErrors updates that ended with an exception
 * @param answers of all readers
 */
record LoadOutcome(double seconds, long updates, long updateErrors, Answers answers) {
  /** The head of the table whose rows {@link #row} makes. */
  static final String HEAD =
      """
      | contender | updates/s | queries/s | p50 | p99 | errors | torn | wrong | oldest hit |
      |---|---|---|---|---|---|---|---|---|\
      """;

  /**
   * What readers got.
   *
   * @param nanos how long each answer took, in order of size
   * @param errors exceptions and how often each came
   * @param torn answers with a hit that is mixed of several versions
   * @param wrong answers that are wrong in another way
   * @param fresh answers that had to see everything
   * @param staleNanos see {@link HitCheck.Verdict}, of the worst answer
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Answers(
      long[] nanos, Map<String, Long> errors, long torn, long wrong, long fresh, long staleNanos) {
    static Answers sum(List<Answers> parts) {
      Map<String, Long> errors = new TreeMap<>();
      parts.forEach(part -> part.errors.forEach((name, n) -> errors.merge(name, n, Long::sum)));
      return new Answers(
          parts.stream().flatMapToLong(part -> Arrays.stream(part.nanos)).sorted().toArray(),
          errors,
          parts.stream().mapToLong(Answers::torn).sum(),
          parts.stream().mapToLong(Answers::wrong).sum(),
          parts.stream().mapToLong(Answers::fresh).sum(),
          parts.stream().mapToLong(Answers::staleNanos).max().orElse(0));
    }

    long errorCount() {
      return errors.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Answers and errors. */
    long questions() {
      return nanos.length + errorCount();
    }
  }

  double queriesPerSecond() {
    return answers.nanos.length / seconds;
  }

  String row(String contender) {
    return String.format(
        Locale.ROOT,
        "| %s | %,.0f | %,.0f | %.2f ms | %.2f ms | %s | %s | %s | %,d ms |",
        contender,
        updates / seconds,
        queriesPerSecond(),
        millis(0.5),
        millis(0.99),
        share(answers.errorCount()),
        share(answers.torn),
        share(answers.wrong),
        answers.staleNanos / 1_000_000);
  }

  private double millis(double quantile) {
    long[] nanos = answers.nanos;
    return nanos.length == 0
        ? Double.NaN
        : nanos[Math.max(0, (int) Math.ceil(quantile * nanos.length) - 1)] / 1e6;
  }

  private String share(long count) {
    return count == 0
        ? "0"
        : String.format(Locale.ROOT, "%.2f %%", 100.0 * count / answers.questions());
  }
}

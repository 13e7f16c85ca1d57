package io.latebind.soak;

import io.latebind.soak.load.RequestOutcome;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code times.csv}: times in milliseconds.
 *
 * @param minute at which the window ended; 0 when the run was cut off
 * @param outcomes {@code NAME=count}, separated by spaces
 * @param count of the times: of what ended well
 */
record TimesLine(
    double minute,
    String kind,
    String phase,
    String outcomes,
    long count,
    double p50,
    double p90,
    double p99,
    double max) {
  /** Reads a line; null where it was cut off. */
  static @Nullable TimesLine parse(String line) {
    String[] parts = line.split(",", -1);
    return parts.length != 9
        ? null
        : new TimesLine(
            Double.parseDouble(parts[0]),
            parts[1],
            parts[2],
            parts[3],
            Long.parseLong(parts[4]),
            Double.parseDouble(parts[5]),
            Double.parseDouble(parts[6]),
            Double.parseDouble(parts[7]),
            Double.parseDouble(parts[8]));
  }

  /** The outcomes of all windows together, by kind and phase. */
  static Map<String, Map<String, Long>> outcomes(List<TimesLine> lines) {
    Map<String, Map<String, Long>> all = new TreeMap<>();
    for (TimesLine line : lines) {
      Map<String, Long> counts =
          all.computeIfAbsent(line.kind() + ", " + line.phase(), created -> new TreeMap<>());
      for (String outcome : line.outcomes().split(" ", -1)) {
        String[] parts = outcome.split("=", 2);
        counts.merge(parts[0], Long.parseLong(parts[1]), Long::sum);
      }
    }
    return all;
  }

  /** How many ended in one of these ways, in phases whose name begins like this. */
  static long count(List<TimesLine> lines, String phase, RequestOutcome... outcomes) {
    List<String> wanted = Stream.of(outcomes).map(RequestOutcome::name).toList();
    return outcomes(lines).entrySet().stream()
        .filter(each -> !each.getKey().startsWith("change sent"))
        .filter(each -> each.getKey().contains(", " + phase))
        .flatMap(each -> each.getValue().entrySet().stream())
        .filter(each -> wanted.contains(each.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}

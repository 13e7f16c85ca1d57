package io.latebind.chaos;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of a run.
 *
 * @param options of the run
 * @param acknowledged writes of documents that were acknowledged
 * @param doubtful writes that never were
 * @param counts faults, and answers, by kind
 * @param times in seconds
 * @param violations how many there were
 * @param texts of the first ones
 */
public record ChaosReport(
    ChaosOptions options,
    long acknowledged,
    long doubtful,
    Map<String, Long> counts,
    Map<String, Double> times,
    long violations,
    List<String> texts) {

  /** How often something happened. */
  public long count(String kind) {
    return counts.getOrDefault(kind, 0L);
  }

  /** Whether everything held. */
  public boolean holds() {
    return violations == 0;
  }

  /** What came of several runs together: sums, with the options of the first. */
  public static ChaosReport together(List<ChaosReport> parts) {
    Map<String, Long> counts = new TreeMap<>();
    Map<String, Double> times = new TreeMap<>();
    List<String> texts = new ArrayList<>();
    for (ChaosReport part : parts) {
      part.counts.forEach((kind, count) -> counts.merge(kind, count, Long::sum));
      part.times.forEach((what, seconds) -> times.merge(what, seconds, Double::sum));
      part.texts.forEach(each -> texts.add("seed %d: %s".formatted(part.options.seed(), each)));
    }
    return new ChaosReport(
        parts.getFirst().options,
        parts.stream().mapToLong(ChaosReport::acknowledged).sum(),
        parts.stream().mapToLong(ChaosReport::doubtful).sum(),
        counts,
        times,
        parts.stream().mapToLong(ChaosReport::violations).sum(),
        texts);
  }

  void write(Path file) {
    ObjectNode json = Json.object().put("seed", options.seed());
    json.put("holds", holds());
    json.put("documentsAcknowledged", acknowledged).put("documentsInDoubt", doubtful);
    counts.forEach(json.putObject("counts")::put);
    times.forEach(json.putObject("times")::put);
    json.put("violations", violations);
    texts.forEach(json.putArray("texts")::add);
    try {
      Files.writeString(file, json.toPrettyString() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("the report cannot be written to " + file, e);
    }
  }

  /** In plain words. */
  public String text() {
    StringBuilder text = new StringBuilder();
    line(text, "seed", Long.toString(options.seed()));
    line(text, "documents acknowledged", "%,d".formatted(acknowledged));
    line(text, "writes in doubt", "%,d".formatted(doubtful));
    counts.forEach((kind, count) -> line(text, kind, "%,d".formatted(count)));
    times.forEach((what, seconds) -> line(text, what, "%.1f".formatted(seconds)));
    if (holds()) {
      text.append("Everything held.\n");
    } else {
      text.append("%d violations; the first ones:\n".formatted(violations));
      texts.forEach(each -> text.append("  ").append(each).append('\n'));
      text.append("Logs, plan and the records of these documents are in ");
      text.append(options.folder()).append(". The same again: --seed ").append(options.seed());
      text.append('\n');
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String what, String value) {
    text.append("%-50s %14s%n".formatted(what, value));
  }
}

package io.latebind.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The report of a demonstration.
 *
 * @param run what it did
 * @param truth the expected entries
 * @param verification the comparison with the actual entries
 * @param search what searches found; null where no searcher runs
 */
record DemoReport(
    DemoRun run, ExpectedEntries truth, Verification verification, @Nullable SearchReport search) {

  /** Whether everything is as it ought to be. */
  boolean passed() {
    return run.rested() && verification.passed() && (search == null || search.passed());
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(written());
    lines.add(embeddings());
    lines.add(references());
    lines.add(entries());
    lines.add(
        line(
            "Still missing",
            "%,d messages and %,d people whom nobody ever wrote",
            missing("emails/"),
            missing("people/")));
    lines.add(throughput());
    lines.add(verified());
    if (search != null) {
      lines.addAll(search.lines());
    }
    lines.add(line("Images", "Noto Emoji by Google, Apache License 2.0"));
    return lines;
  }

  private String written() {
    return line(
        "Documents written",
        "%,d by %d writers in random order (seed %d), in %.1f s",
        run.documents(),
        run.writers(),
        run.seed(),
        seconds(run.written()));
  }

  private String embeddings() {
    return line(
        "Embeddings",
        "%,d by another writer, from the pixels of images that it reads from Kafka; %,d came only"
            + " after a rest, and were there %.1f s later",
        run.embeddings(),
        run.heldBack(),
        seconds(run.caughtUp()));
  }

  private String references() {
    long references = truth.references(run.arrivals());
    long late = truth.late(run.arrivals());
    return line(
        "References",
        "%,d to documents that exist; %,d of them (%.0f %%) arrived after the document that"
            + " loads them",
        references,
        late,
        100.0 * late / Math.max(1, references));
  }

  private String entries() {
    int entries = truth.entries().size();
    return line(
        "Entries",
        "%,d: %,d complete, %,d name something that does not exist",
        entries,
        truth.complete(),
        entries - truth.complete());
  }

  private String throughput() {
    int documents = run.documents() + run.embeddings() - run.heldBack();
    return line(
        "Throughput",
        "%,.0f documents/s, from the first write until everything was at rest after %.1f s",
        documents / seconds(run.settled()),
        seconds(run.settled()));
  }

  private String verified() {
    if (!run.rested()) {
      return line("FAILED", "it did not come to rest in time; see GET /indexes");
    }
    return verification.passed()
        ? line(
            "Verified",
            "%,d of %,d entries equal a from-scratch evaluation, byte for byte",
            verification.equal(),
            truth.entries().size())
        : line(
            "FAILED",
            "%,d entries are equal, %,d different, %,d absent, %,d surplus; different: %s",
            verification.equal(),
            verification.different().size(),
            verification.absent().size(),
            verification.surplus().size(),
            verification.different().stream().limit(3).toList());
  }

  private long missing(String prefix) {
    return truth.missing().stream().filter(id -> id.startsWith(prefix)).count();
  }

  @SuppressWarnings("AnnotateFormatMethod")
  static String line(String title, String format, Object... values) {
    return "  %-18s ".formatted(title) + String.format(Locale.ROOT, format, values);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}

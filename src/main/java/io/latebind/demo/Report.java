package io.latebind.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a demonstration came to.
 *
 * @param documents how many were written
 * @param writers by how many producers
 * @param seed of the random order
 * @param written how long writing took
 * @param settled how long it took from the first write until everything was at rest
 * @param rested whether it came to rest at all
 * @param truth what the entries ought to be
 * @param arrivals in which order the documents arrived
 * @param verification what the entries are
 */
record Report(
    int documents,
    int writers,
    long seed,
    Duration written,
    Duration settled,
    boolean rested,
    Truth truth,
    Map<String, Long> arrivals,
    Verification verification) {

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        line(
            "Documents written",
            "%,d by %d writers in random order (seed %d), in %.1f s",
            documents,
            writers,
            seed,
            seconds(written)));
    long references = truth.references(arrivals);
    long late = truth.late(arrivals);
    lines.add(
        line(
            "References",
            "%,d to documents that exist; %,d of them (%.0f %%) arrived after the document that"
                + " loads them",
            references,
            late,
            100.0 * late / Math.max(1, references)));
    int entries = truth.entries().size();
    lines.add(
        line(
            "Entries",
            "%,d: %,d complete, %,d name something that does not exist",
            entries,
            truth.complete(),
            entries - truth.complete()));
    lines.add(
        line(
            "Still missing",
            "%,d messages and %,d people whom nobody ever wrote",
            missing("emails/"),
            missing("people/")));
    lines.add(
        line(
            "Throughput",
            "%,.0f documents/s, from the first write until everything was at rest after %.1f s",
            documents / seconds(settled),
            seconds(settled)));
    lines.add(verified(entries));
    return lines;
  }

  private String verified(int entries) {
    if (!rested) {
      return line("FAILED", "it did not come to rest in time; see GET /indexes");
    }
    return verification.passed()
        ? line(
            "Verified",
            "%,d of %,d entries equal a from-scratch evaluation, byte for byte",
            verification.equal(),
            entries)
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
  private static String line(String title, String format, Object... values) {
    return "  %-18s ".formatted(title) + String.format(Locale.ROOT, format, values);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}

package io.latebind.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One way to write a date. Two with the same label read the same. */
public sealed interface DateFormat permits EpochFormat, IsoFormat, PatternFormat {
  /** What stands between two formats in a string. */
  String OR = "||";

  /** The formats that have a name. */
  List<String> NAMES =
      Stream.concat(Stream.of(EpochFormat.values()), Stream.of(IsoFormat.values()))
          .map(DateFormat::label)
          .toList();

  /** How definitions write it: a name, or a pattern. */
  String label();

  /** The moment that {@code value} says, or null when it is not written in this way. */
  @Nullable Instant read(JsonNode value);

  /** The formats of {@code epoch_day||dd/MM/yyyy}. */
  static List<DateFormat> parse(String text) throws Mistake {
    List<DateFormat> formats = new ArrayList<>();
    int from = 0;
    for (int end = 0; end >= 0; from = end + OR.length()) {
      end = text.indexOf(OR, from);
      formats.add(parseOne(end < 0 ? text.substring(from) : text.substring(from, end), from));
    }
    return formats;
  }

  /** What {@link #parse} reads. */
  static String join(List<DateFormat> formats) {
    return formats.stream().map(DateFormat::label).collect(Collectors.joining(OR));
  }

  private static DateFormat parseOne(String written, int offset) throws Mistake {
    String label = written.strip();
    int at = offset + written.indexOf(label);
    if (label.isEmpty()) {
      throw new Mistake(at, "the format is empty", "write " + choices());
    }
    String meant = Meant.NAMES.get(label);
    if (meant != null) {
      throw new Mistake(at, unknown(label), "did you mean " + meant + "?");
    }
    for (DateFormat named : Meant.NAMED) {
      if (named.label().equals(label)) {
        return named;
      }
    }
    try {
      return PatternFormat.of(label);
    } catch (Mistake mistake) {
      throw Suggestion.nearest(NAMES, label)
          .map(near -> new Mistake(0, unknown(label), "did you mean " + near + "?"))
          .orElse(mistake)
          .shifted(at);
    }
  }

  private static String unknown(String label) {
    return "unknown format " + Quote.text(label);
  }

  /** What can stand there. */
  static String choices() {
    return String.join(", ", NAMES) + ", or a pattern as dd/MM/yyyy HH:mm";
  }

  /** Formats by their names, and what others call them. */
  final class Meant {
    private static final List<DateFormat> NAMED =
        Stream.<DateFormat>concat(Stream.of(EpochFormat.values()), Stream.of(IsoFormat.values()))
            .toList();

    private static final Map<String, String> NAMES =
        Map.ofEntries(
            Map.entry("epoch", "epoch_second"),
            Map.entry("unix", "epoch_second"),
            Map.entry("second", "epoch_second"),
            Map.entry("seconds", "epoch_second"),
            Map.entry("millis", "epoch_millis"),
            Map.entry("milliseconds", "epoch_millis"),
            Map.entry("micros", "epoch_micros"),
            Map.entry("microseconds", "epoch_micros"),
            Map.entry("nanos", "epoch_nanos"),
            Map.entry("nanoseconds", "epoch_nanos"),
            Map.entry("day", "epoch_day"),
            Map.entry("days", "epoch_day"),
            Map.entry("iso8601", "iso"),
            Map.entry("ISO8601", "iso"),
            Map.entry("date", "iso"),
            Map.entry("date_time", "iso"),
            Map.entry("basic_date", "iso"),
            Map.entry("basic_date_time", "iso"),
            Map.entry("date_optional_time", "iso"),
            Map.entry("strict_date", "iso"),
            Map.entry("strict_date_time", "iso"),
            Map.entry("strict_date_optional_time", "iso"));

    private Meant() {}
  }
}

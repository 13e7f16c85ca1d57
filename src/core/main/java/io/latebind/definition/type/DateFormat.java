package io.latebind.definition.type;

import com.fasterxml.jackson.databind.JsonNode;
import io.latebind.definition.text.Quote;
import io.latebind.definition.text.Suggestion;
import io.latebind.definition.text.SyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A format of dates. Formats with the same label read the same dates. */
public sealed interface DateFormat permits EpochFormat, IsoFormat, PatternFormat {
  /** The separator of formats in a string. */
  String OR = "||";

  /** The labels of the named formats. */
  List<String> NAMES =
      Stream.concat(Stream.of(EpochFormat.values()), Stream.of(IsoFormat.values()))
          .map(DateFormat::label)
          .toList();

  /** How definitions write the format: a name, or a pattern. */
  String label();

  /** The instant that {@code value} means, or null when it is not in this format. */
  @Nullable Instant read(JsonNode value);

  /** Parses formats that are written as {@code epoch_day||dd/MM/yyyy}. */
  static List<DateFormat> parse(String text) throws SyntaxException {
    List<DateFormat> formats = new ArrayList<>();
    int from = 0;
    for (int end = 0; end >= 0; from = end + OR.length()) {
      end = text.indexOf(OR, from);
      formats.add(parseOne(end < 0 ? text.substring(from) : text.substring(from, end), from));
    }
    return formats;
  }

  /** The text that {@link #parse} reads. */
  static String join(List<DateFormat> formats) {
    return formats.stream().map(DateFormat::label).collect(Collectors.joining(OR));
  }

  private static DateFormat parseOne(String written, int offset) throws SyntaxException {
    String label = written.strip();
    int at = offset + written.indexOf(label);
    if (label.isEmpty()) {
      throw new SyntaxException(at, "the format is empty", "write " + choices());
    }
    String meant = Meant.NAMES.get(label);
    if (meant != null) {
      throw new SyntaxException(at, unknown(label), "did you mean " + meant + "?");
    }
    for (DateFormat named : Meant.NAMED) {
      if (named.label().equals(label)) {
        return named;
      }
    }
    try {
      return PatternFormat.of(label);
    } catch (SyntaxException mistake) {
      throw Suggestion.nearest(NAMES, label)
          .map(near -> new SyntaxException(0, unknown(label), "did you mean " + near + "?"))
          .orElse(mistake)
          .shifted(at);
    }
  }

  private static String unknown(String label) {
    return "unknown format " + Quote.text(label);
  }

  /** The possible formats, for messages. */
  static String choices() {
    return String.join(", ", NAMES) + ", or a pattern as dd/MM/yyyy HH:mm";
  }

  /** The named formats, and what other systems call them. */
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

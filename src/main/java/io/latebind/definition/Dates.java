package io.latebind.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes dates of ISO-8601 strings and of epoch milliseconds. A day alone is its first moment, and
 * where no offset is given, UTC is meant.
 */
public final class Dates {
  private static final String RULE =
      "a date is an ISO-8601 string, as 2002-08-22T11:26:25Z or 2002-08-22, or epoch milliseconds";
  private static final int LONGEST = 64;
  private static final Instant EARLIEST = Instant.parse("-9999-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");
  private static final DateTimeFormatter SYNTAX =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffset("+HH:MM:ss", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHmm", "+0000")
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT)
          .withChronology(IsoChronology.INSTANCE);

  private Dates() {}

  /**
   * The moment that {@code value} says, be it an ISO-8601 string or a number of epoch milliseconds;
   * empty when it says none, or one beyond what entries hold.
   */
  public static Optional<Instant> read(JsonNode value) {
    return Optional.ofNullable(instant(value))
        .filter(instant -> !instant.isBefore(EARLIEST) && !instant.isAfter(LATEST));
  }

  static @Nullable JsonNode toDate(JsonNode value, Complaints complaints) {
    Instant instant = instant(value);
    if (instant == null) {
      return Conversion.misfit(value, RULE, complaints);
    }
    return instant.isBefore(EARLIEST) || instant.isAfter(LATEST)
        ? Conversion.misfit(value, "a date is from year -9999 to 9999", complaints)
        : TextNode.valueOf(instant.toString());
  }

  private static @Nullable Instant instant(JsonNode value) {
    if (value.isNumber()) {
      JsonNode millis = Numbers.toLong(value, new Complaints(false));
      return millis == null ? null : Instant.ofEpochMilli(millis.longValue());
    }
    return value.isTextual() && value.textValue().length() <= LONGEST
        ? parse(value.textValue())
        : null;
  }

  private static @Nullable Instant parse(String text) {
    try {
      TemporalAccessor parsed =
          SYNTAX.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      return switch (parsed) {
        case OffsetDateTime moment -> moment.toInstant();
        case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
        case LocalDate day -> day.atStartOfDay(ZoneOffset.UTC).toInstant();
        default -> null;
      };
    } catch (DateTimeException e) {
      return null;
    }
  }
}

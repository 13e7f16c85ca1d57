package io.latebind.definition.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.latebind.definition.text.FieldErrors;
import io.latebind.definition.type.FieldType.DateType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Converts values in documents and queries to dates, by the formats of a field.
 *
 * <p>Without a format, a date is in ISO-8601 or in milliseconds since 1970. A number does not say
 * what it counts, so only 0, which is 1970 in any unit, and numbers of 12 or 13 digits, which are
 * the dates from March 1973 to November 2286, are read as milliseconds. Otherwise day 19737 and
 * second 1705314600 would be in 1970, and microsecond 1705314600000000 in the year 56010.
 */
public final class DateConversion {
  private static final Instant EARLIEST = Instant.parse("-999999-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("+999999-12-31T23:59:59.999999999Z");
  private static final String RANGE = "a date is from year -999999 to 999999";
  private static final String ISO = "an ISO-8601 string, as 2002-08-22T11:26:25Z or 2002-08-22";
  private static final BigDecimal LEAST_MILLIS = new BigDecimal("1e11");
  private static final BigDecimal MOST_MILLIS = new BigDecimal("1e13");
  private static final Pattern DIGITS = Pattern.compile("[+-]?[0-9]{1,40}(\\.[0-9]{1,40})?");

  private DateConversion() {}

  /** Whether a second is within the range of dates that entries hold. */
  static boolean isSecond(long epochSecond) {
    return epochSecond >= EARLIEST.getEpochSecond() && epochSecond <= LATEST.getEpochSecond();
  }

  /**
   * The instant that {@code value} means in a query: by the formats of the field, or by ISO-8601,
   * as in entries; empty when it is not a date, or is beyond the range that entries hold.
   */
  public static Optional<Instant> inQuery(DateType type, JsonNode value) {
    Instant instant = read(type, value);
    return Optional.ofNullable(instant == null ? bounded(iso(value)) : instant);
  }

  /** Whether {@code value} is an ISO-8601 year, month or week without a day. */
  public static boolean isSpan(DateType type, JsonNode value) {
    return value.isTextual()
        && IsoDates.isSpan(value.textValue())
        && inQuery(type, value).equals(Optional.ofNullable(iso(value)));
  }

  /** How to write a date of a field in a query, as an imperative clause. */
  public static String advice(DateType type) {
    String own =
        type.formats().isEmpty()
            ? ", or milliseconds since 1970, with 12 or 13 digits"
            : ", or what its format reads: " + labels(type);
    return "write " + ISO + " (in query syntax a time stands in quotes)" + own;
  }

  static @Nullable JsonNode toDate(DateType type, JsonNode value, FieldErrors complaints) {
    Instant instant = read(type, value);
    return instant == null
        ? Conversion.misfit(value, rule(type, value), complaints)
        : TextNode.valueOf(instant.toString());
  }

  private static @Nullable Instant read(DateType type, JsonNode value) {
    return readings(type, value).filter(DateConversion::isDate).findFirst().orElse(null);
  }

  private static Stream<Instant> readings(DateType type, JsonNode value) {
    List<DateFormat> formats = type.formats();
    return formats.isEmpty()
        ? Stream.ofNullable(unformatted(value))
        : formats.stream().flatMap(format -> Stream.ofNullable(format.read(value)));
  }

  private static @Nullable Instant bounded(@Nullable Instant instant) {
    return instant != null && isDate(instant) ? instant : null;
  }

  private static boolean isDate(Instant instant) {
    return !instant.isBefore(EARLIEST) && !instant.isAfter(LATEST);
  }

  private static @Nullable Instant iso(JsonNode value) {
    return value.isTextual() ? IsoDates.parse(value.textValue()) : null;
  }

  private static @Nullable Instant unformatted(JsonNode value) {
    Instant iso = iso(value);
    BigDecimal number = iso == null ? number(value) : null;
    return number != null && isMillis(number) ? EpochFormat.MILLIS.instant(number) : iso;
  }

  private static @Nullable BigDecimal number(JsonNode value) {
    return value.isNumber() || DIGITS.matcher(value.asText()).matches()
        ? Numbers.exact(value)
        : null;
  }

  private static boolean isMillis(BigDecimal number) {
    BigDecimal size = number.abs();
    return number.signum() == 0
        || (size.compareTo(LEAST_MILLIS) >= 0 && size.compareTo(MOST_MILLIS) < 0);
  }

  /** Why a value is left out, and what to do about it. */
  private static String rule(DateType type, JsonNode value) {
    if (readings(type, value).findAny().isPresent()) {
      return RANGE;
    }
    if (!type.formats().isEmpty()) {
      return "the format of this date is " + labels(type);
    }
    BigDecimal number = number(value);
    return number == null
        ? "a date is " + ISO + "; others need a format, as { type: date, format: dd/MM/yyyy }"
        : "as milliseconds since 1970 it is unlikely; say what it is in the definition, as"
            + " { type: date, format: "
            + UnlikelyMillis.format(number)
            + " }";
  }

  private static String labels(DateType type) {
    return type.formats().stream().map(DateFormat::label).collect(Collectors.joining(" or "));
  }
}

package io.latebind.search.compile;

import com.fasterxml.jackson.databind.JsonNode;
import io.latebind.definition.text.Quote;
import io.latebind.definition.type.DateConversion;
import io.latebind.definition.type.FieldType.DateType;
import io.latebind.definition.type.ScalarText;
import io.latebind.search.query.SearchException;
import io.latebind.search.query.SearchField;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Converts the values in queries into values that fields can be compared with. */
final class FieldValues {
  private static final int LONGEST_NUMBER = 1000;
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,9})?");

  private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

  private FieldValues() {}

  /** Epoch milliseconds of a date to match exactly, which must not be a span. */
  static long moment(SearchField field, DateType type, JsonNode value) {
    if (DateConversion.isSpan(type, value)) {
      throw misfit(
          field,
          value,
          "write a span as a range, as "
              + field.name()
              + ":[2024-01 TO 2024-02} for January 2024, or its first day in full");
    }
    return millis(field, type, value);
  }

  /** Epoch milliseconds of a date, or of the start of a year, a month or a week. */
  static long millis(SearchField field, DateType type, JsonNode value) {
    return DateConversion.inQuery(type, value)
        .orElseThrow(
            () -> misfit(field, value, DateConversion.advice(type) + "; and a span as a range"))
        .toEpochMilli();
  }

  /** The value of a keyword, or the words of a text. */
  static String text(SearchField field, JsonNode value) {
    return ScalarText.of(value).orElseThrow(() -> misfit(field, value, ScalarText.TOO_LONG));
  }

  /** The number that {@code value} is, or contains as a string. */
  static BigDecimal number(SearchField field, JsonNode value) {
    if (value.isNumber()) {
      return value.decimalValue();
    }
    return Optional.of(value.asText())
        .filter(text -> text.length() <= LONGEST_NUMBER && NUMBER.matcher(text).matches())
        .map(BigDecimal::new)
        .orElseThrow(() -> misfit(field, value, "write a number, or a range of them"));
  }

  /** The whole number that {@code value} is, or contains as a string. */
  static long whole(SearchField field, JsonNode value) {
    BigDecimal number = number(field, value);
    return floor(number).stream()
        .filter(whole -> number.compareTo(BigDecimal.valueOf(whole)) == 0)
        .findFirst()
        .orElseThrow(() -> misfit(field, value, "write a whole number, or a range"));
  }

  /** The largest long that is not above the number; empty if all longs are above it. */
  static OptionalLong floor(BigDecimal number) {
    return number.compareTo(LEAST) < 0
        ? OptionalLong.empty()
        : OptionalLong.of(round(number.min(MOST), RoundingMode.FLOOR));
  }

  /** The smallest long that is not below the number; empty if all longs are below it. */
  static OptionalLong ceiling(BigDecimal number) {
    return number.compareTo(MOST) > 0
        ? OptionalLong.empty()
        : OptionalLong.of(round(number.max(LEAST), RoundingMode.CEILING));
  }

  /** Rounds to a long; takes no longer for {@code 1e-999999999} than for 0.5. */
  private static long round(BigDecimal number, RoundingMode mode) {
    boolean small = (long) number.precision() - number.scale() <= 0;
    BigDecimal equivalent = small ? BigDecimal.valueOf(number.signum()).movePointLeft(1) : number;
    return equivalent.setScale(0, mode).longValueExact();
  }

  /** {@code true} or {@code false}. */
  static String bool(SearchField field, JsonNode value) {
    return switch (value.asText()) {
      case "true" -> "true";
      case "false" -> "false";
      default -> throw misfit(field, value, "write true or false");
    };
  }

  private static SearchException misfit(SearchField field, JsonNode value, String advice) {
    return new SearchException(
        field.name()
            + " is a "
            + field.type().label()
            + ", and this is "
            + Quote.value(value)
            + "; "
            + advice);
  }
}

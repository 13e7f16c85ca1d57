package io.latebind.definition.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import io.latebind.definition.text.FieldErrors;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Converts JSON numbers, and strings that contain one, to longs and doubles. No number is ever
 * written out in digits, so {@code 1e999999999} costs no more than {@code 1}.
 */
final class Numbers {
  private static final String WHOLE = "a long is a whole number, also in a string";
  private static final String FRACTION =
      "a long is a whole number; make the field a double to keep the fraction";
  private static final String RANGE =
      "a long is from "
          + Long.MIN_VALUE
          + " to "
          + Long.MAX_VALUE
          + "; make the field a keyword to keep all digits";
  private static final String NUMBER =
      "a double is a number, also in a string, with a point before the fraction";
  private static final int LONGEST_STRING = 1000;
  private static final int DIGITS_OF_LONG = 19;
  private static final int BITS_OF_LONG = 63;
  private static final Pattern SYNTAX =
      Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,9})?");

  private Numbers() {}

  static @Nullable JsonNode toLong(JsonNode value, FieldErrors complaints) {
    if (value.isIntegralNumber() && value.canConvertToLong()) {
      return whole(value.longValue());
    }
    BigDecimal number = exact(value);
    if (number == null) {
      return Conversion.misfit(value, WHOLE, complaints);
    }
    if (number.signum() == 0) {
      return whole(0);
    }
    if ((long) number.precision() - number.scale() > DIGITS_OF_LONG) {
      return Conversion.misfit(value, RANGE, complaints);
    }
    BigDecimal stripped = number.stripTrailingZeros();
    if (stripped.scale() > 0) {
      return Conversion.misfit(value, FRACTION, complaints);
    }
    return stripped.toBigIntegerExact().bitLength() > BITS_OF_LONG
        ? Conversion.misfit(value, RANGE, complaints)
        : whole(stripped.longValueExact());
  }

  static @Nullable JsonNode toDouble(JsonNode value, FieldErrors complaints) {
    BigDecimal number = exact(value);
    if (number == null) {
      return Conversion.misfit(value, NUMBER, complaints);
    }
    double converted = number.doubleValue();
    return Double.isInfinite(converted)
        ? Conversion.misfit(
            value,
            "a double is at most 1.8e308; make the field a keyword to keep all digits",
            complaints)
        : decimal(Double.toString(converted));
  }

  /**
   * The number that {@code value} is or contains; null when there is none, or JSON cannot express
   * it.
   */
  static @Nullable BigDecimal exact(JsonNode value) {
    if (value.isNumber()) {
      return value.isFloatingPointNumber() && !value.isBigDecimal()
          ? shortest(value)
          : value.decimalValue();
    }
    String text = value.isTextual() ? value.textValue() : "";
    return text.length() <= LONGEST_STRING && SYNTAX.matcher(text).matches()
        ? new BigDecimal(text)
        : null;
  }

  /** The shortest decimal of a float or a double; null when it is not finite. */
  private static @Nullable BigDecimal shortest(JsonNode value) {
    return Double.isFinite(value.doubleValue()) ? new BigDecimal(value.asText()) : null;
  }

  /** The same node as reading the number's JSON gives. */
  static JsonNode whole(long number) {
    return number == (int) number ? IntNode.valueOf((int) number) : LongNode.valueOf(number);
  }

  /** The same node as reading the number's JSON gives. */
  static JsonNode decimal(String number) {
    return DecimalNode.valueOf(new BigDecimal(number));
  }
}

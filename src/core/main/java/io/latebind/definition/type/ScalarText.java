package io.latebind.definition.type;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The text of a string, a number or a boolean, as it appears in ids, keywords and texts.
 *
 * <p>A string is its own text. A number is written in plain digits, without an exponent and without
 * trailing zeros in the fraction, so that equal numbers have the same text: {@code 7}, {@code 7.0}
 * and {@code 70e-1} are all {@code 7}.
 */
public final class ScalarText {
  /** The most digits that a number may have before its point, and the most after it. */
  public static final int MAX_DIGITS = 1000;

  /** The message for a number that has no text. */
  public static final String TOO_LONG =
      "written out it has more than " + MAX_DIGITS + " digits; write it as a string";

  private ScalarText() {}

  /**
   * The text of a value; empty when it is not a string, number or boolean, or is a number that has
   * more than {@value #MAX_DIGITS} digits before or after its point, or that JSON cannot express.
   */
  public static Optional<String> of(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING, BOOLEAN -> Optional.of(value.asText());
      case NUMBER -> Optional.ofNullable(Numbers.exact(value)).flatMap(ScalarText::plain);
      case ARRAY, OBJECT, NULL, MISSING, BINARY, POJO -> Optional.empty();
    };
  }

  /** Digits are counted before any are written: {@code 1e999999999} costs no more than 1. */
  private static Optional<String> plain(BigDecimal number) {
    if (number.signum() == 0) {
      return Optional.of("0");
    }
    if ((long) number.precision() - number.scale() > MAX_DIGITS) {
      return Optional.empty();
    }
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() > MAX_DIGITS ? Optional.empty() : Optional.of(stripped.toPlainString());
  }
}

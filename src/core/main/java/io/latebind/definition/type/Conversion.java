package io.latebind.definition.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.latebind.definition.text.FieldErrors;
import io.latebind.definition.text.Quote;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Converts JSON values to a field's type. A value that does not fit is left out and reported as an
 * error. Equal values are converted to equal bytes.
 */
public final class Conversion {
  /** A UTF-16 unit takes at most three bytes of UTF-8. */
  private static final int MAX_BYTES_PER_CHAR = 3;

  private Conversion() {}

  /**
   * The value converted to {@code type}; null if it is JSON's null, or does not fit, which is
   * reported.
   */
  public static @Nullable JsonNode convert(FieldType type, JsonNode value, FieldErrors complaints) {
    if (value.isNull()) {
      return null;
    }
    return switch (type) {
      case FieldType.KeywordType() -> keyword(value, complaints);
      case FieldType.TextType(Analyzer analyzer) ->
          string(value, "a text is a string, a number or a boolean", complaints);
      case FieldType.BooleanType() -> bool(value, complaints);
      case FieldType.LongType() -> Numbers.toLong(value, complaints);
      case FieldType.DoubleType() -> Numbers.toDouble(value, complaints);
      case FieldType.DateType date -> DateConversion.toDate(date, value, complaints);
      case FieldType.VectorType vector -> VectorConversion.toVector(vector, value, complaints);
    };
  }

  private static @Nullable JsonNode keyword(JsonNode value, FieldErrors complaints) {
    JsonNode string = string(value, "a keyword is a string, a number or a boolean", complaints);
    if (string == null || fits(string.textValue())) {
      return string;
    }
    complaints.value(
        "is longer than "
            + FieldType.KeywordType.MAX_BYTES
            + " bytes, the most that a keyword has; a text may be longer");
    return null;
  }

  private static boolean fits(String text) {
    return text.length() <= FieldType.KeywordType.MAX_BYTES / MAX_BYTES_PER_CHAR
        || text.getBytes(StandardCharsets.UTF_8).length <= FieldType.KeywordType.MAX_BYTES;
  }

  private static @Nullable JsonNode string(JsonNode value, String rule, FieldErrors complaints) {
    if (value.isTextual()) {
      return value;
    }
    String text = ScalarText.of(value).orElse(null);
    return text == null
        ? misfit(value, value.isNumber() ? ScalarText.TOO_LONG : rule, complaints)
        : TextNode.valueOf(text);
  }

  private static @Nullable JsonNode bool(JsonNode value, FieldErrors complaints) {
    return switch (value.asText()) {
      case "true" -> BooleanNode.TRUE;
      case "false" -> BooleanNode.FALSE;
      default -> misfit(value, "a boolean is true or false, also in a string", complaints);
    };
  }

  /** Reports a value that is left out. */
  static @Nullable JsonNode misfit(JsonNode value, String rule, FieldErrors complaints) {
    complaints.value("is " + Quote.value(value) + "; " + rule);
    return null;
  }
}

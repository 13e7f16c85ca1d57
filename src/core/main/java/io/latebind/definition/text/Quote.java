package io.latebind.definition.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Formats values for messages: short, and on one line. */
public final class Quote {
  private static final int LONGEST = 50;

  private Quote() {}

  /** The text in quotes, escaped as in JSON, truncated when it is long. */
  public static String text(String text) {
    return TextNode.valueOf(shorten(text)).toString();
  }

  /** The value as a noun: {@code the string "abc"}, {@code the number 1.5}, {@code an object}. */
  public static String value(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "an array";
      case OBJECT -> "an object";
      case STRING -> "the string " + text(value.textValue());
      case NUMBER -> "the number " + shorten(value.asText());
      case BOOLEAN -> value.asText();
      case NULL -> "null";
      case MISSING, BINARY, POJO -> "no plain JSON";
    };
  }

  private static String shorten(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end) + "…";
  }
}

package io.latebind.document;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes JSON text that is accepted and unusual: fields that come twice, escapes, numbers of all
 * sizes, nulls, arrays in arrays, space where there may be some.
 */
public final class OddJson {
  private static final int DEEPEST = 5;
  private static final List<String> SPACES = List.of("", "", "", " ", "\n", "\t \r\n");

  /** Names as they are written, of which several mean the same. */
  private static final List<String> NAMES =
      List.of(
          "a",
          "a",
          "b",
          "b",
          "\\u0061",
          "ä",
          "\\u00e4",
          "\uD83E\uDD8A",
          "",
          "a.b",
          "\\\"",
          "z",
          "\\ud83e\\udd8a");

  private static final List<String> SCALARS =
      List.of(
          "null",
          "null",
          "true",
          "false",
          "0",
          "-0",
          "-7",
          "2147483648",
          "9223372036854775808",
          "-123456789012345678901234567890",
          "1.50",
          "0.1000000000000000055511151231257827",
          "-0.0",
          "1E+2",
          "1e-400",
          "12e2147483647",
          "\"\"",
          "\"text\"",
          "\"ä ß ﷺ \uD83E\uDD8A\"",
          "\"\\ud83e\\udd8a\\u0000\\n\\/\\\\\"",
          "\"]}\\\",{[\"");

  private final SplittableRandom random;

  /** A maker that draws from {@code random}. */
  public OddJson(SplittableRandom random) {
    this.random = random;
  }

  /** An object. */
  public String object() {
    StringBuilder json = new StringBuilder();
    space(json);
    object(json, 0);
    space(json);
    return json.toString();
  }

  private void object(StringBuilder json, int depth) {
    json.append('{');
    for (int i = 0, count = random.nextInt(6); i < count; i++) {
      json.append(i == 0 ? "" : ",");
      space(json);
      json.append('"').append(pick(NAMES)).append('"');
      space(json);
      json.append(':');
      space(json);
      value(json, depth + 1);
      space(json);
    }
    json.append('}');
  }

  private void array(StringBuilder json, int depth) {
    json.append('[');
    for (int i = 0, count = random.nextInt(4); i < count; i++) {
      json.append(i == 0 ? "" : ",");
      space(json);
      value(json, depth + 1);
    }
    space(json);
    json.append(']');
  }

  private void value(StringBuilder json, int depth) {
    switch (random.nextInt(depth < DEEPEST ? 5 : 2)) {
      case 0, 1 -> json.append(pick(SCALARS));
      case 2 -> array(json, depth);
      default -> object(json, depth);
    }
  }

  private void space(StringBuilder json) {
    json.append(random.nextInt(4) == 0 ? pick(SPACES) : "");
  }

  private String pick(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }
}

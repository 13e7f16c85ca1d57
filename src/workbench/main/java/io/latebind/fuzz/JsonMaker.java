package io.latebind.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/** Makes JSON text from a seed: well-formed, but for what stands in {@link #NUMBERS} and texts. */
final class JsonMaker {
  private static final List<String> NAMES =
      List.of(
          "v",
          "ratio",
          "word",
          "body",
          "yes",
          "at",
          "look",
          "ref",
          "refs",
          "name",
          "_id",
          "_index",
          "_missing",
          "_references",
          "_errors",
          "",
          "a.b",
          "a[]",
          "this",
          "\\u0000",
          "ä",
          "🦊");

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-0",
          "1",
          "-1",
          "1.5",
          "1e400",
          "-1e400",
          "1e-400",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775809",
          "1e999999999",
          "1e-999999999",
          "1e2147483647",
          "1e2147483649",
          "0.1",
          "1E+2",
          "123456789012345678901234567890",
          "NaN");

  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "a b c",
          "late binding",
          "t/1",
          "t/2",
          "r/1",
          "r/1/2",
          "t/",
          "/",
          "2026-01-01",
          "2026-01-01T00:00:00Z",
          "9999999999-01-01",
          "true",
          "NaN",
          "1e400",
          "\\ud83e\\udd8a",
          "\\ud800",
          "\\u0000",
          "\\n\\t",
          "{{a}}",
          "{ref}",
          "\u202e",
          "ﷺ",
          "İ",
          "ß",
          "🦊");

  private final SplittableRandom random;

  JsonMaker(SplittableRandom random) {
    this.random = random;
  }

  /** A document as the index would have it. */
  String thing(int referrers, int targets) {
    return """
    {"v":%d,"ratio":%s,"word":"w%d","yes":true,"at":"2026-01-01","look":[1,2,%d],
     "body":"some words %d","ref":"t/%d","refs":["t/%d","r/%d"],"name":"n%d"}\
    """
        .formatted(
            random.nextInt(1_000),
            NUMBERS.get(random.nextInt(NUMBERS.size() - 1)),
            random.nextInt(50),
            random.nextInt(9),
            random.nextInt(1_000),
            random.nextInt(targets),
            random.nextInt(targets),
            random.nextInt(referrers),
            random.nextInt(1_000));
  }

  /** An object of at most a dozen members, nested as deep as that. */
  String object(int depth) {
    StringBuilder object = new StringBuilder("{");
    for (int i = random.nextInt(12); i > 0; i--) {
      object.append('"').append(some(NAMES)).append("\":").append(value(depth - 1));
      object.append(i == 1 ? "" : ",");
    }
    return object.append('}').toString();
  }

  /** Any value. Now and then it is long, or deep. */
  String value(int depth) {
    int kind = random.nextInt(depth > 0 ? 100 : 70);
    if (kind < 25) {
      return some(NUMBERS);
    } else if (kind < 55) {
      return '"' + some(TEXTS) + '"';
    } else if (kind < 69) {
      return some(List.of("true", "false", "null"));
    } else if (kind == 69) {
      return extreme();
    }
    return kind < 85 ? object(depth) : array(depth);
  }

  private String array(int depth) {
    StringBuilder array = new StringBuilder("[");
    for (int i = random.nextInt(5); i > 0; i--) {
      array.append(value(depth - 1)).append(i == 1 ? "" : ",");
    }
    return array.append(']').toString();
  }

  private String extreme() {
    int much = random.nextInt(1, 1_200);
    return switch (random.nextInt(4)) {
      case 0 -> "9".repeat(much);
      case 1 -> "[".repeat(much) + "]".repeat(much);
      case 2 -> '"' + "long ".repeat(much) + '"';
      default -> "{\"a\":".repeat(much) + "1" + "}".repeat(much);
    };
  }

  private String some(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}

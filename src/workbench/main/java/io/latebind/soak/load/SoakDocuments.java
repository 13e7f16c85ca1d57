package io.latebind.soak.load;

import java.time.Instant;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The documents of the soak: referrers {@code r/N} with a text, targets {@code t/N}, and {@code
 * v/N} with a vector. A document's content follows from its id, its version and what it refers to.
 */
final class SoakDocuments {
  static final int DIMENSIONS = 32;
  static final int TAGS = 500;
  static final int HOT = 10;
  private static final int WORDS = 5_000;
  private static final int BODY_WORDS = 110;
  private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

  private SoakDocuments() {}

  /** A word of the vocabulary; small numbers are common words. */
  static String word(int number) {
    return "w" + Integer.toString(number * 7 + 35, 36);
  }

  /** A word as texts have them: half of all are of the hundred commonest. */
  static String someWord(SplittableRandom random) {
    return word(random.nextInt(random.nextBoolean() ? 100 : WORDS));
  }

  static String tag(int number, int version) {
    return "g" + Math.floorMod(number * 31 + version, TAGS);
  }

  /** A referrer. */
  static String referrer(int number, int version, int target) {
    Instant at = EPOCH.plusSeconds(number * 60L + version);
    return """
    {"v":%d,"at":"%s","tag":"%s","ref":"t/%d","body":"%s"}\
    """
        .formatted(version, at, tag(number, version), target, text(number, version));
  }

  /** A target. Its name changes with every second version, the rest nobody reads. */
  static String target(int number, int version, int next) {
    return """
    {"name":"n%d-%d","next":"t/%d","note":"%s"}\
    """
        .formatted(number, version / 2, next, text(-number, version));
  }

  /** A document with a vector, which changes with every second version. */
  static String look(int number, int version, int owner) {
    SplittableRandom random = new SplittableRandom(number * 1_000_003L + version / 2);
    return """
    {"kind":"k%d","owner":"t/%d","look":%s}\
    """
        .formatted(version % 7, owner, vector(random));
  }

  /** A vector in JSON. */
  static String vector(SplittableRandom random) {
    StringBuilder json = new StringBuilder("[");
    for (int i = 0; i < DIMENSIONS; i++) {
      json.append(i == 0 ? "" : ",");
      json.append(String.format(Locale.ROOT, "%.4f", random.nextDouble() * 2 - 1));
    }
    return json.append(']').toString();
  }

  private static String text(int number, int version) {
    SplittableRandom random = new SplittableRandom(number * 999_983L + version);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < BODY_WORDS; i++) {
      text.append(i == 0 ? "" : " ").append(someWord(random));
    }
    return text.toString();
  }
}

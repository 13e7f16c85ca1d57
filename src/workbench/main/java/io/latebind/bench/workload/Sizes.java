package io.latebind.bench.workload;

/** Numbers as people write them: 300000, 300k, 1M. */
final class Sizes {
  private Sizes() {}

  /**
   * The number that a text means.
   *
   * @throws IllegalArgumentException when it is none, or not positive
   */
  static int parse(String text) {
    try {
      int size = Math.multiplyExact(Integer.parseInt(digits(text)), factor(text));
      if (size > 0) {
        return size;
      }
    } catch (NumberFormatException | ArithmeticException e) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "\"" + text + "\" is no size; write it as 300000, 300k or 1M");
  }

  private static String digits(String text) {
    return factor(text) == 1 ? text : text.substring(0, text.length() - 1);
  }

  private static int factor(String text) {
    if (text.endsWith("k")) {
      return 1_000;
    }
    return text.endsWith("M") ? 1_000_000 : 1;
  }
}

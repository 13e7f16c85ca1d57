package io.latebind.search.result;

/**
 * The order of texts by code points, which is the order of their UTF-8 bytes and therefore of terms
 * in an index. {@link String#compareTo} orders differently: it puts characters outside the basic
 * plane before some inside it.
 */
final class CodePoints {
  private CodePoints() {}

  /** Compares as {@link java.util.Comparator} does. */
  static int compare(String left, String right) {
    int length = Math.min(left.length(), right.length());
    for (int i = 0; i < length; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        return Integer.compare(rank(a), rank(b));
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  /** Surrogates stand for characters that come after all others. */
  private static int rank(char c) {
    return Character.isSurrogate(c) ? c + 0x10000 : c;
  }
}

package io.latebind.wire;

import java.util.Comparator;

/** The order of texts by the bytes of their UTF-8, which is that of their code points. */
final class Utf8Order implements Comparator<String> {
  static final Utf8Order INSTANCE = new Utf8Order();

  private Utf8Order() {}

  @Override
  public int compare(String one, String other) {
    int common = Math.min(one.length(), other.length());
    for (int i = 0; i < common; i++) {
      char first = one.charAt(i);
      char second = other.charAt(i);
      if (first != second) {
        return rank(first) - rank(second);
      }
    }
    return one.length() - other.length();
  }

  /** Halves of surrogate pairs make code points above all others. */
  private static int rank(char unit) {
    return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
  }
}

package io.latebind.rows;

import java.util.Comparator;

/** Orders texts by their UTF-8 bytes, which is the order of their code points. */
public final class Utf8Order implements Comparator<String> {
  public static final Utf8Order INSTANCE = new Utf8Order();

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

  /** Surrogates rank above all other units: they form the highest code points. */
  private static int rank(char unit) {
    return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
  }
}

package io.latebind.document;

/**
 * Handles text by whole characters, some of which are two UTF-16 units in Java: finds what UTF-8
 * cannot carry, and shortens.
 */
public final class UnicodeText {
  private UnicodeText() {}

  /**
   * The text, or its beginning and an ellipsis, with at most {@code most} UTF-16 units together.
   */
  public static String shorten(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = most - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  /** Whether {@code text} holds a surrogate without its other half. */
  public static boolean hasUnpairedSurrogate(CharSequence text) {
    int i = 0;
    while (i < text.length()) {
      int codePoint = Character.codePointAt(text, i);
      if (Character.getType(codePoint) == Character.SURROGATE) {
        return true;
      }
      i += Character.charCount(codePoint);
    }
    return false;
  }
}

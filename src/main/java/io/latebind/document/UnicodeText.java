package io.latebind.document;

/** Checks of text that JSON lets through but UTF-8 cannot carry. */
public final class UnicodeText {
  private UnicodeText() {}

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

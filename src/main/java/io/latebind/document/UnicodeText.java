package io.latebind.document;

/** Checks of text that JSON lets through but UTF-8 cannot carry. */
public final class UnicodeText {
  private UnicodeText() {}

  /** Whether {@code text} holds a surrogate without its other half. */
  public static boolean hasUnpairedSurrogate(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      boolean paired =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (!paired) {
        return true;
      }
      i++;
    }
    return false;
  }
}

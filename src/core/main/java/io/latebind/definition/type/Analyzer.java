package io.latebind.definition.type;

import java.util.Locale;

/** How a text is split into the words that are searched. */
public enum Analyzer {
  /** Words by Unicode's rules, in lower case. */
  STANDARD,
  /** Like standard, without English stop words, and with words reduced to their stems. */
  ENGLISH,
  /** Runs of letters, in lower case. */
  SIMPLE,
  /** Runs of characters between white space, unchanged. */
  WHITESPACE;

  /** The name, as definitions write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

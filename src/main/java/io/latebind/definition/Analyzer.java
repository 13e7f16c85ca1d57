package io.latebind.definition;

import java.util.Locale;

/** How a text is cut into the words that are searched. */
public enum Analyzer {
  /** Words by Unicode's rules, in lower case. */
  STANDARD,
  /** As standard, without English stop words, and words reduced to their stems. */
  ENGLISH,
  /** Runs of letters, in lower case. */
  SIMPLE,
  /** What stands between blanks, as it is. */
  WHITESPACE;

  /** The name, as definitions write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

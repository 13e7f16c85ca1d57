package io.latebind.definition;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why values of one field or load are left out: the first reason, and how many there are. It counts
 * only what is wrong, never what is right or absent, so that it says the same about a whole
 * document and about the part of it that a projection keeps.
 */
final class Complaints {
  private final String subject;
  private @Nullable String first;
  private int count;

  /**
   * No complaints yet.
   *
   * @param several whether there may be several values, of which some are fine
   */
  Complaints(boolean several) {
    this.subject = several ? "one of the values " : "";
  }

  /** A clause about a value: {@code is an object; a keyword is a string}. */
  void value(String clause) {
    add(subject + clause);
  }

  /** A whole sentence, without a full stop. */
  void add(String sentence) {
    if (first == null) {
      first = sentence;
    }
    count++;
  }

  /** Puts what there is to say under {@code name}, behind what stands there already. */
  void putInto(Map<String, String> errors, String name) {
    if (first != null) {
      String text = count == 1 ? first : first + " (and " + (count - 1) + " more)";
      errors.merge(name, text, (before, after) -> before + "; " + after);
    }
  }
}

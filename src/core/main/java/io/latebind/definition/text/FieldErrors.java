package io.latebind.definition.text;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The errors of one field or load: why values are left out, as the first reason and the number of
 * reasons. Only errors count, never valid or absent values, so that the text is the same for a
 * whole document and for a projection of it.
 */
public final class FieldErrors {
  private final String subject;
  private @Nullable String first;
  private int count;

  /**
   * No errors yet.
   *
   * @param several whether there may be several values, some of which are valid
   */
  public FieldErrors(boolean several) {
    this.subject = several ? "one of the values " : "";
  }

  /** Adds a clause about a value: {@code is an object; a keyword is a string}. */
  public void value(String clause) {
    add(subject + clause);
  }

  /** Adds a whole sentence, without a full stop. */
  public void add(String sentence) {
    if (first == null) {
      first = sentence;
    }
    count++;
  }

  /** Puts the errors under {@code name}, after any that are already there. */
  public void putInto(Map<String, String> errors, String name) {
    if (first != null) {
      String text = count == 1 ? first : first + " (and " + (count - 1) + " more)";
      errors.merge(name, text, (before, after) -> before + "; " + after);
    }
  }
}

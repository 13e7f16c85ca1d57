package io.latebind.definition.text;

/**
 * One error in a definition.
 *
 * @param file the name of the file, as the caller gave it
 * @param line from 1
 * @param column from 1, in characters
 * @param message what is wrong, without a full stop at its end
 * @param hint what to write instead
 */
public record Diagnostic(String file, int line, int column, String message, String hint) {
  /** One line: {@code orders.yaml:4:13: what is wrong. Hint: what to write instead}. */
  @Override
  public String toString() {
    return file + ":" + line + ":" + column + ": " + message + ". Hint: " + hint;
  }
}

package io.latebind.definition;

/**
 * One mistake in a definition.
 *
 * @param file the name of the file, as whoever read it calls it
 * @param line from 1
 * @param column from 1, in characters
 * @param message what is wrong, without a full stop at its end
 * @param hint what to write instead
 */
public record Problem(String file, int line, int column, String message, String hint) {
  /** One line: {@code orders.yaml:4:13: what is wrong. Hint: what to write instead}. */
  @Override
  public String toString() {
    return file + ":" + line + ":" + column + ": " + message + ". Hint: " + hint;
  }
}

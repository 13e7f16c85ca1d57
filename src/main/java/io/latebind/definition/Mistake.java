package io.latebind.definition;

/** What is wrong in a pattern, a template or a path, before it is known where that text stands. */
final class Mistake extends Exception {
  private static final long serialVersionUID = 1L;

  private final int offset;
  private final String hint;

  /**
   * A mistake.
   *
   * @param offset where in the text, in UTF-16 units
   */
  Mistake(int offset, String message, String hint) {
    super(message);
    this.offset = offset;
    this.hint = hint;
  }

  int offset() {
    return offset;
  }

  String message() {
    return String.valueOf(getMessage());
  }

  String hint() {
    return hint;
  }

  /** The same mistake in a text that has {@code more} characters in front. */
  Mistake shifted(int more) {
    return new Mistake(offset + more, message(), hint);
  }

  /** For callers in Java, who have no file and line. */
  String sentence() {
    return message() + ". Hint: " + hint;
  }
}

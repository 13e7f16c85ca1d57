package io.latebind.definition.text;

/** A syntax error in a pattern, a template or a path, before the position of that text is known. */
public final class SyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int offset;
  private final String hint;

  /**
   * A syntax error.
   *
   * @param offset where in the text, in UTF-16 units
   */
  public SyntaxException(int offset, String message, String hint) {
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

  /** The same error in a text with {@code more} characters in front. */
  public SyntaxException shifted(int more) {
    return new SyntaxException(offset + more, message(), hint);
  }

  /** The message and the hint, for callers in Java, which have no file and line. */
  public String sentence() {
    return message() + ". Hint: " + hint;
  }
}

package io.latebind.document;

/** Says why bytes from outside are no document. The message completes "the value is refused: …". */
public final class MalformedJsonException extends Exception {
  private static final long serialVersionUID = 1L;

  /** The cause, as a clause. */
  public MalformedJsonException(String message) {
    super(message);
  }
}

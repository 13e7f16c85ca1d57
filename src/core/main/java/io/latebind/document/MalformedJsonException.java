package io.latebind.document;

/** Thrown for bytes that are not a document. The message completes "the value is refused: …". */
public final class MalformedJsonException extends Exception {
  private static final long serialVersionUID = 1L;

  /** The cause, as a clause. */
  public MalformedJsonException(String message) {
    super(message);
  }
}

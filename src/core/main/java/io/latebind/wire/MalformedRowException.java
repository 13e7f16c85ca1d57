package io.latebind.wire;

/** Thrown for bytes that are not a row or message of Latebind. */
public final class MalformedRowException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The cause, as a sentence about "it". */
  public MalformedRowException(String message) {
    super(message);
  }
}

package io.latebind.rowlog.segment;

/**
 * Thrown when a log, or a block of one, is not what was written. Delete it and restore it from its
 * changelog.
 */
public final class DamagedLogException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DamagedLogException(String message) {
    super(message);
  }
}

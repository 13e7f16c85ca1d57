package io.latebind.rowlog;

/**
 * A log, or a block of one, is not what was written. Delete it and restore it from its changelog.
 */
public final class DamagedLogException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DamagedLogException(String message) {
    super(message);
  }
}

package io.latebind.indexer;

/**
 * Thrown when a partition cannot continue from its state without losing something, with the reason
 * and what to do.
 */
public final class StateRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The reason, and what to do. */
  public StateRefusedException(String message) {
    super(message);
  }
}

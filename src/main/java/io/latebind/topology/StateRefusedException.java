package io.latebind.topology;

/** Says why a partition cannot go on from its state without losing something, and what to do. */
public final class StateRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With why, and what to do. */
  public StateRefusedException(String message) {
    super(message);
  }
}

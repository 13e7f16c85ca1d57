package io.latebind.app;

/** Says what is wrong with what the user asked for, and what to do. */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The mistake and its mend. */
  public SettingsException(String message) {
    super(message);
  }

  /** The mistake and its mend, found by something else. */
  public SettingsException(String message, Throwable cause) {
    super(message, cause);
  }
}

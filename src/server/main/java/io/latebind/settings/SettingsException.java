package io.latebind.settings;

/** Reports what is wrong with the user's settings, and what to do. */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An exception with the mistake and what to do about it. */
  public SettingsException(String message) {
    super(message);
  }

  /** An exception with the mistake and what to do about it, caused by another one. */
  public SettingsException(String message, Throwable cause) {
    super(message, cause);
  }
}

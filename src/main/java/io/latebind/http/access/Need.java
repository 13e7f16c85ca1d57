package io.latebind.http.access;

/** What an endpoint needs of its caller. */
public enum Need {
  /** Nothing: supervisors ask without a token. */
  NOTHING,
  /** The right to read. */
  READ,
  /** The right to write. */
  WRITE,
  /** Any right: to be told that there is nothing. */
  READ_OR_WRITE,
  /** To be another instance. */
  INSTANCE
}

package io.latebind.http.access;

/** What an endpoint requires of its caller. */
public enum Permission {
  /** Nothing: supervisors send no token. */
  NOTHING,
  /** The right to read. */
  READ,
  /** The right to write. */
  WRITE,
  /** Any right, which is enough to learn that nothing is at a path. */
  READ_OR_WRITE,
  /** Being another instance. */
  INSTANCE
}

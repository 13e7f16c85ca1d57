package io.latebind.soak.load;

/** How a request ended. */
public enum RequestOutcome {
  /** With 200 or 202, complete. */
  OK,
  /** With 404, for a document or an entry. */
  ABSENT,
  /** With 200, and it says that it is not complete. */
  INCOMPLETE,
  /** With 503 or 504. */
  UNAVAILABLE,
  /** There was no answer: the connection was refused or broke. */
  UNREACHABLE,
  /** It answered another question, or late beyond patience. */
  WRONG,
  /** Anything else. */
  UNEXPECTED;

  /** Whether it may happen at all, given that instances come and go or do not. */
  boolean isAllowed(boolean moving) {
    return switch (this) {
      case OK, ABSENT -> true;
      case INCOMPLETE, UNAVAILABLE, UNREACHABLE -> moving;
      case WRONG, UNEXPECTED -> false;
    };
  }
}

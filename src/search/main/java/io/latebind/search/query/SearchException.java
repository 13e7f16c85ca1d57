package io.latebind.search.query;

import org.jspecify.annotations.Nullable;

/** An invalid search; the message says what to ask for instead. */
public final class SearchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String limit;

  /** Creates the exception for an error in the request. */
  public SearchException(String message) {
    this(message, null);
  }

  /**
   * Creates the exception for a limit that was exceeded, or for an error in the request.
   *
   * @param limit its name in {@link SearchLimits}; null for an error in the request
   */
  public SearchException(String message, @Nullable String limit) {
    super(message);
    this.limit = limit;
  }

  /** The name of the limit that was exceeded; null for any other error. */
  public @Nullable String limit() {
    return limit;
  }
}

package io.latebind.search;

import org.jspecify.annotations.Nullable;

/** A search that cannot be answered as it was asked; the message says what to ask instead. */
public final class SearchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String limit;

  /** A mistake in the request. */
  public SearchException(String message) {
    this(message, null);
  }

  /**
   * A limit that was exceeded.
   *
   * @param limit its name in {@link SearchLimits}
   */
  public SearchException(String message, @Nullable String limit) {
    super(message);
    this.limit = limit;
  }

  /** The name of the limit that was exceeded; null when it is not that. */
  public @Nullable String limit() {
    return limit;
  }
}

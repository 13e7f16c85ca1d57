package io.latebind.search.query;

/** Thrown when a partition does not complete its part of a search in time. */
public final class SearchTimeoutException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception, with the advice to ask for less or to allow more time. */
  public SearchTimeoutException() {
    super("The search took too long. Ask for something more selective, or give a longer timeout.");
  }
}

package io.latebind.search;

/** A partition did not find its part of an answer in time. */
public final class SearchTimeoutException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the advice to ask for less, or to give more time. */
  public SearchTimeoutException() {
    super("The search took too long. Ask for something more selective, or give a longer timeout.");
  }
}

package io.latebind.topics;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when something is wrong with a broker, a cluster or its topics. The message says what is
 * wrong and what to do about it, to the person who started Latebind rather than to a programmer.
 */
public final class ClusterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The problem and the advice, as sentences. */
  public ClusterException(String message) {
    super(message);
  }

  /** The problem and the advice, as sentences, and the cause. */
  public ClusterException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

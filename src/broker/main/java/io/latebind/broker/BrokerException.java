package io.latebind.broker;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when something is wrong with a broker, a cluster or its topics. The message says what, and
 * what to do about it; it is meant for the person who started Latebind, not for a programmer.
 */
public final class BrokerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The problem and the advice, as sentences. */
  public BrokerException(String message) {
    super(message);
  }

  /** The problem and the advice, as sentences, and the cause. */
  public BrokerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

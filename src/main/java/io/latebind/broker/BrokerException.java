package io.latebind.broker;

import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong with a broker, a cluster or its topics, and what to do about it. The message
 * is meant for whoever started Latebind, not for a programmer.
 */
public final class BrokerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The problem and the advice, as sentences. */
  public BrokerException(String message) {
    super(message);
  }

  /** The problem and the advice, as sentences, and what brought it to light. */
  public BrokerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

package io.latebind.topics;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;

/** Waits for a cluster's answers, in bounded time, and says what to do when none arrives. */
final class Answers {
  private Answers() {}

  /** The answer; empty when the cluster fails with the expected exception. */
  static <T> Optional<T> unless(
      Class<? extends Exception> expected,
      KafkaFuture<T> answer,
      Duration timeout,
      String intention) {
    try {
      return Optional.ofNullable(await(answer, timeout, intention));
    } catch (ExecutionException e) {
      if (expected.isInstance(e.getCause())) {
        return Optional.empty();
      }
      throw objection(e, intention);
    }
  }

  /** The answer. */
  static <T> T get(KafkaFuture<T> answer, Duration timeout, String intention) {
    try {
      return await(answer, timeout, intention);
    } catch (ExecutionException e) {
      throw objection(e, intention);
    }
  }

  private static <T> T await(KafkaFuture<T> answer, Duration timeout, String intention)
      throws ExecutionException {
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw unanswered(intention, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterException("Interrupted while Latebind tried to " + intention + ".", e);
    }
  }

  private static ClusterException objection(ExecutionException e, String intention) {
    @Nullable Throwable cause = e.getCause();
    if (cause instanceof org.apache.kafka.common.errors.TimeoutException) {
      return unanswered(intention, cause);
    }
    String problem = cause == null ? e.toString() : cause.getMessage();
    String advice =
        cause instanceof AuthorizationException || cause instanceof AuthenticationException
            ? " Grant it to the user of the client properties, or have somebody do it who may."
            : "";
    return new ClusterException(
        "The cluster would not " + intention + ": " + problem + "." + advice, cause);
  }

  private static ClusterException unanswered(String intention, Throwable cause) {
    return new ClusterException(
        "The cluster did not answer in time when asked to "
            + intention
            + ". Check that its brokers run, and that this machine can reach the addresses they"
            + " advertise.",
        cause);
  }
}

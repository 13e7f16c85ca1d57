package io.latebind.http;

import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;

/** What to tell a client whose write Kafka did not take. */
final class WriteFailures {
  private WriteFailures() {}

  /**
   * The problem.
   *
   * @param topic where it should have gone
   * @param outcome a sentence: what is known to be written
   */
  static Problem problem(Throwable cause, String topic, String outcome) {
    return switch (cause) {
      case RecordTooLargeException e ->
          Problem.of(
              413,
              "Kafka refuses the document as too large. Split it, or raise max.message.bytes of the"
                  + " topic "
                  + topic
                  + ". "
                  + outcome);
      case TimeoutException e ->
          Problem.of(
                  504,
                  "Kafka has not acknowledged in time. Check that the brokers can be reached, then"
                      + " send the request again. "
                      + outcome)
              .retryable();
      case AuthorizationException e -> denied(topic, outcome);
      case AuthenticationException e -> denied(topic, outcome);
      default -> unavailable(cause, outcome);
    };
  }

  private static Problem denied(String topic, String outcome) {
    return Problem.of(
        503,
        "Kafka does not let this instance write. Give its user Write and IdempotentWrite on the"
            + " topic "
            + topic
            + ", and Write on its transactional ids. "
            + outcome);
  }

  private static Problem unavailable(Throwable cause, String outcome) {
    return Problem.of(
            503,
            "Kafka cannot take the write now ("
                + cause.getClass().getSimpleName()
                + "). Send the"
                + " request again in a moment. "
                + outcome)
        .retryable();
  }
}

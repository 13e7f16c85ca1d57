package io.latebind.http.documents;

import io.latebind.http.response.Problem;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;

/** The problems for clients whose write Kafka did not accept. */
final class WriteFailures {
  private WriteFailures() {}

  /**
   * The problem for a failed write.
   *
   * @param topic the topic of the write
   * @param outcome a sentence that says what is known to be written
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

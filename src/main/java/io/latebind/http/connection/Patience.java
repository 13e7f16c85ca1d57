package io.latebind.http.connection;

import java.time.Duration;

/**
 * How long a connection may take.
 *
 * @param handshake until TLS is agreed on
 * @param first until its first request begins
 * @param headers from the first byte of a request to the end of its headers
 * @param stall without a byte of a body
 * @param body from the end of the headers to the end of the body
 * @param answer until an answer was taken
 */
public record Patience(
    Duration handshake,
    Duration first,
    Duration headers,
    Duration stall,
    Duration body,
    Duration answer) {
  /** What a slow line needs, and hardly more. */
  public static final Patience DEFAULT =
      new Patience(
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          Duration.ofSeconds(20),
          Duration.ofSeconds(75),
          Duration.ofMinutes(2));
}

package io.latebind.http.connection;

import java.time.Duration;

/**
 * The timeouts of a connection.
 *
 * @param handshake until the TLS handshake is complete
 * @param first until its first request begins
 * @param headers from the first byte of a request to the end of its headers
 * @param stall without a byte of a body
 * @param body from the end of the headers to the end of the body
 * @param answer until the client has received a response
 */
public record ConnectionTimeouts(
    Duration handshake,
    Duration first,
    Duration headers,
    Duration stall,
    Duration body,
    Duration answer) {
  /** Enough for a slow network, and hardly more. */
  public static final ConnectionTimeouts DEFAULT =
      new ConnectionTimeouts(
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          Duration.ofSeconds(20),
          Duration.ofSeconds(75),
          Duration.ofMinutes(2));
}

package io.latebind.http;

import java.time.Duration;

/**
 * How the HTTP server runs.
 *
 * @param host the address to listen at
 * @param port the port to listen at, or 0 for a free one
 * @param maxConcurrentRequests how many requests are answered at once; more get 429
 * @param idleTimeout how long a connection may do nothing
 * @param routeTimeout how long a read may take until its owner has answered
 * @param writeTimeout how long a write may take until Kafka has acknowledged it
 * @param bulk the limits of bulk writes
 */
public record HttpSettings(
    String host,
    int port,
    int maxConcurrentRequests,
    Duration idleTimeout,
    Duration routeTimeout,
    Duration writeTimeout,
    Bulk bulk) {
  /** The settings when nothing else is asked for: loopback only. */
  public static final HttpSettings DEFAULT =
      new HttpSettings(
          "127.0.0.1",
          0,
          256,
          Duration.ofMinutes(2),
          Duration.ofSeconds(3),
          Duration.ofSeconds(10),
          Bulk.DEFAULT);

  /** Checks the numbers. */
  public HttpSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException(
          "The HTTP port is " + port + "; give one from 1 to 65535, or 0 for a free one.");
    }
    if (maxConcurrentRequests < 1) {
      throw new IllegalArgumentException(
          "At most " + maxConcurrentRequests + " concurrent requests are none; give at least 1.");
    }
  }

  /**
   * The limits of bulk writes.
   *
   * @param bytes the size of one request
   * @param documents the documents in one request
   * @param concurrent how many requests are handled at once; each may hold {@code bytes} in memory
   * @param slotTimeout how long a request waits for its turn
   * @param readTimeout how long its body may take to arrive
   */
  public record Bulk(
      int bytes, int documents, int concurrent, Duration slotTimeout, Duration readTimeout) {
    /** The limits when nothing else is asked for. */
    public static final Bulk DEFAULT =
        new Bulk(64 * 1024 * 1024, 100_000, 4, Duration.ofSeconds(5), Duration.ofMinutes(1));

    /** Checks that all are positive. */
    public Bulk {
      if (bytes < 1 || documents < 1 || concurrent < 1) {
        throw new IllegalArgumentException(
            "The limits of bulk writes are at least 1: bytes "
                + bytes
                + ", documents "
                + documents
                + ", concurrent "
                + concurrent);
      }
    }
  }

  /** The same on another port. */
  public HttpSettings withPort(int other) {
    return new HttpSettings(
        host, other, maxConcurrentRequests, idleTimeout, routeTimeout, writeTimeout, bulk);
  }

  /** The same at another address. */
  public HttpSettings withHost(String other) {
    return new HttpSettings(
        other, port, maxConcurrentRequests, idleTimeout, routeTimeout, writeTimeout, bulk);
  }

  /** The same with another number of requests at once. */
  public HttpSettings withMaxConcurrentRequests(int other) {
    return new HttpSettings(host, port, other, idleTimeout, routeTimeout, writeTimeout, bulk);
  }

  /** The same with other limits of bulk writes. */
  public HttpSettings withBulk(Bulk other) {
    return new HttpSettings(
        host, port, maxConcurrentRequests, idleTimeout, routeTimeout, writeTimeout, other);
  }
}

package io.latebind.http.listener;

import io.latebind.http.access.Origins;
import io.latebind.http.access.TlsSettings;
import io.latebind.http.connection.ConnectionTimeouts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the HTTP server.
 *
 * @param host the address to listen on
 * @param port the port to listen on, or 0 for any free port
 * @param limits the concurrency limits
 * @param idleTimeout how long a connection may be idle
 * @param routeTimeout how long a read may take until its owner has answered
 * @param writeTimeout how long a write may take until Kafka has acknowledged it
 * @param bulk the limits of bulk writes
 * @param bodyBytes the largest body of any other request
 * @param security who is admitted, and how other instances are reached
 */
public record HttpSettings(
    String host,
    int port,
    Limits limits,
    Duration idleTimeout,
    Duration routeTimeout,
    Duration writeTimeout,
    Bulk bulk,
    int bodyBytes,
    Security security) {
  /** The defaults: loopback only. */
  public static final HttpSettings DEFAULT =
      new HttpSettings(
          "127.0.0.1",
          0,
          Limits.DEFAULT,
          Duration.ofMinutes(2),
          Duration.ofSeconds(3),
          Duration.ofSeconds(10),
          Bulk.DEFAULT,
          8 * 1024 * 1024,
          Security.NONE);

  /** Checks the port. */
  public HttpSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException(
          "The HTTP port is " + port + "; give one from 1 to 65535, or 0 for a free one.");
    }
  }

  /**
   * The concurrency limits; further requests get 429, and further connections wait.
   *
   * @param requests requests answered at the same time
   * @param writes writes among these
   * @param searches searches among these
   * @param connections connections open at the same time
   * @param timeouts the timeouts of each connection
   */
  public record Limits(
      int requests, int writes, int searches, int connections, ConnectionTimeouts timeouts) {
    /** The defaults. */
    public static final Limits DEFAULT =
        new Limits(512, 256, 64, 2_048, ConnectionTimeouts.DEFAULT);

    /** Checks that all are positive. */
    public Limits {
      if (requests < 1 || writes < 1 || searches < 1 || connections < 1) {
        throw new IllegalArgumentException(
            "The limits of HTTP are at least 1: requests "
                + requests
                + ", writes "
                + writes
                + ", searches "
                + searches
                + ", connections "
                + connections);
      }
    }

    /** A copy with other timeouts. */
    public Limits withTimeouts(ConnectionTimeouts other) {
      return new Limits(requests, writes, searches, connections, other);
    }
  }

  /**
   * The limits of bulk writes.
   *
   * @param bytes the size of one request
   * @param documents the documents in one request
   * @param concurrent how many requests are handled at once; each may hold {@code bytes} in memory
   * @param slotTimeout how long a request waits for a slot
   * @param readTimeout how long its body may take to arrive
   */
  public record Bulk(
      int bytes, int documents, int concurrent, Duration slotTimeout, Duration readTimeout) {
    /** The defaults. */
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

  /**
   * Who is admitted, and how other instances are reached. Beyond loopback, neither TLS nor tokens
   * are null; the application ensures that.
   *
   * @param tls null for plain HTTP
   * @param tokens the token file; null if tokens are not required
   * @param hosts the names of this machine, besides its address and loopback; if tokens are not
   *     required, a request has to be addressed to one of these
   * @param origins the sites whose pages are allowed
   */
  public record Security(
      @Nullable TlsSettings tls, @Nullable Path tokens, Set<String> hosts, Origins origins) {
    /** Plain HTTP, open to everybody. */
    public static final Security NONE = new Security(null, null);

    /** Copies the set. */
    public Security {
      hosts = Set.copyOf(hosts);
    }

    /** Security without other names and without allowed origins. */
    public Security(@Nullable TlsSettings tls, @Nullable Path tokens) {
      this(tls, tokens, Set.of(), Origins.NONE);
    }
  }

  /** A copy with another port. */
  public HttpSettings withPort(int other) {
    return new HttpSettings(
        host, other, limits, idleTimeout, routeTimeout, writeTimeout, bulk, bodyBytes, security);
  }

  /** A copy with another address. */
  public HttpSettings withHost(String other) {
    return new HttpSettings(
        other, port, limits, idleTimeout, routeTimeout, writeTimeout, bulk, bodyBytes, security);
  }

  /** A copy with other concurrency limits. */
  public HttpSettings withLimits(Limits other) {
    return new HttpSettings(
        host, port, other, idleTimeout, routeTimeout, writeTimeout, bulk, bodyBytes, security);
  }

  /** A copy with other limits of bulk writes. */
  public HttpSettings withBulk(Bulk other) {
    return new HttpSettings(
        host, port, limits, idleTimeout, routeTimeout, writeTimeout, other, bodyBytes, security);
  }

  /** A copy with another largest body. */
  public HttpSettings withBodyBytes(int other) {
    return new HttpSettings(
        host, port, limits, idleTimeout, routeTimeout, writeTimeout, bulk, other, security);
  }

  /** A copy with other security. */
  public HttpSettings withSecurity(Security other) {
    return new HttpSettings(
        host, port, limits, idleTimeout, routeTimeout, writeTimeout, bulk, bodyBytes, other);
  }
}

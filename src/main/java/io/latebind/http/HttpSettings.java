package io.latebind.http;

import io.latebind.http.access.Origins;
import io.latebind.http.access.TlsSettings;
import io.latebind.http.connection.Patience;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the HTTP server runs.
 *
 * @param host the address to listen at
 * @param port the port to listen at, or 0 for a free one
 * @param limits how much is done at once
 * @param idleTimeout how long a connection may do nothing
 * @param routeTimeout how long a read may take until its owner has answered
 * @param writeTimeout how long a write may take until Kafka has acknowledged it
 * @param bulk the limits of bulk writes
 * @param bodyBytes the largest body of any other request
 * @param security who is let in, and how others are reached
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
  /** The settings when nothing else is asked for: loopback only. */
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

  /** Checks the numbers. */
  public HttpSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException(
          "The HTTP port is " + port + "; give one from 1 to 65535, or 0 for a free one.");
    }
  }

  /**
   * How much is done at once; more requests get 429, and more connections wait.
   *
   * @param requests answered at the same time
   * @param writes of these
   * @param searches of these
   * @param connections open at the same time
   * @param patience how long each may take for what
   */
  public record Limits(int requests, int writes, int searches, int connections, Patience patience) {
    /** The limits when nothing else is asked for. */
    public static final Limits DEFAULT = new Limits(512, 256, 64, 2_048, Patience.DEFAULT);

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

    /** The same with other times. */
    public Limits withPatience(Patience other) {
      return new Limits(requests, writes, searches, connections, other);
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

  /**
   * Who is let in, and how others are reached. Beyond loopback neither TLS nor tokens are null; the
   * application sees to that.
   *
   * @param tls null for plain HTTP
   * @param tokens the file of them; null when none are asked for
   * @param hosts what this machine is called, beside its address and loopback; where no tokens are
   *     asked for, a request has to be meant for one of these
   * @param origins the sites whose pages are let in
   */
  public record Security(
      @Nullable TlsSettings tls, @Nullable Path tokens, Set<String> hosts, Origins origins) {
    /** Plain HTTP for everybody. */
    public static final Security NONE = new Security(null, null);

    /** Copies the set. */
    public Security {
      hosts = Set.copyOf(hosts);
    }

    /** Under no other name, and for no pages. */
    public Security(@Nullable TlsSettings tls, @Nullable Path tokens) {
      this(tls, tokens, Set.of(), Origins.NONE);
    }
  }

  /** The same on another port. */
  public HttpSettings withPort(int other) {
    return new HttpSettings(
        host, other, limits, idleTimeout, routeTimeout, writeTimeout, bulk, bodyBytes, security);
  }

  /** The same at another address. */
  public HttpSettings withHost(String other) {
    return new HttpSettings(
        other, port, limits, idleTimeout, routeTimeout, writeTimeout, bulk, bodyBytes, security);
  }

  /** The same with other limits. */
  public HttpSettings withLimits(Limits other) {
    return new HttpSettings(
        host, port, other, idleTimeout, routeTimeout, writeTimeout, bulk, bodyBytes, security);
  }

  /** The same with other limits of bulk writes. */
  public HttpSettings withBulk(Bulk other) {
    return new HttpSettings(
        host, port, limits, idleTimeout, routeTimeout, writeTimeout, other, bodyBytes, security);
  }

  /** The same with other bodies. */
  public HttpSettings withBodyBytes(int other) {
    return new HttpSettings(
        host, port, limits, idleTimeout, routeTimeout, writeTimeout, bulk, other, security);
  }

  /** The same for others. */
  public HttpSettings withSecurity(Security other) {
    return new HttpSettings(
        host, port, limits, idleTimeout, routeTimeout, writeTimeout, bulk, bodyBytes, other);
  }
}

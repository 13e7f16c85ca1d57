package io.latebind.http.exchange;

import io.latebind.http.access.Permission;
import io.latebind.http.response.ProblemException;
import io.latebind.http.response.Response;

/**
 * One line of the endpoint table.
 *
 * @param method the HTTP method
 * @param path the pattern of its paths
 * @param handler handles its requests
 * @param need the permission that it requires of its caller
 * @param lane the concurrency limit that it counts toward
 */
public record Endpoint(
    String method, PathPattern path, Handler handler, Permission need, Lane lane) {
  /** The concurrency limit that an endpoint counts toward, besides that of all requests. */
  public enum Lane {
    /** No other limit. */
    READS,
    /** The limit of writes, all of which may wait for Kafka. */
    WRITES,
    /** The limit of searches, which need the most resources. */
    SEARCHES,
    /** No limit at all: it has to respond even under overload. */
    FREE
  }

  /** Handles a request, or throws a {@link ProblemException}. */
  @FunctionalInterface
  public interface Handler {
    /** Handles a request. */
    Response handle(RoutedRequest request) throws InterruptedException;
  }

  /** An endpoint that reads. */
  public static Endpoint read(String method, String path, Handler handler) {
    return new Endpoint(method, PathPattern.of(path), handler, Permission.READ, Lane.READS);
  }

  /** An endpoint that searches. */
  public static Endpoint search(String method, String path, Handler handler) {
    return new Endpoint(method, PathPattern.of(path), handler, Permission.READ, Lane.SEARCHES);
  }

  /** An endpoint that writes. */
  public static Endpoint write(String method, String path, Handler handler) {
    return new Endpoint(method, PathPattern.of(path), handler, Permission.WRITE, Lane.WRITES);
  }

  /** An endpoint for supervisors, which send no token and need a response even under overload. */
  public static Endpoint health(String path, Handler handler) {
    return new Endpoint("GET", PathPattern.of(path), handler, Permission.NOTHING, Lane.FREE);
  }

  /** An endpoint for monitoring, which needs a response even under overload. */
  public static Endpoint metrics(String path, Handler handler) {
    return new Endpoint("GET", PathPattern.of(path), handler, Permission.READ, Lane.FREE);
  }

  /** An endpoint for other instances, which count the requests of their clients themselves. */
  public static Endpoint internal(String method, String path, Handler handler) {
    return new Endpoint(method, PathPattern.of(path), handler, Permission.INSTANCE, Lane.FREE);
  }
}

package io.latebind.http;

import io.latebind.http.access.Need;

/**
 * One line of the endpoint table.
 *
 * @param method the HTTP method
 * @param path the shape of its paths
 * @param handler answers
 * @param need what it needs of its caller
 * @param lane which of the limits of concurrent requests it counts among
 */
public record Endpoint(String method, PathPattern path, Handler handler, Need need, Lane lane) {
  /** Which limit of concurrent requests an endpoint counts among, beside that of all of them. */
  public enum Lane {
    /** No other. */
    READS,
    /** That of writes, which may all wait for Kafka. */
    WRITES,
    /** That of searches, which need the most. */
    SEARCHES,
    /** None at all: it has to answer also when there is too much work. */
    FREE
  }

  /** Answers a request, or throws a {@link ProblemException}. */
  @FunctionalInterface
  public interface Handler {
    /** Answers. */
    Response handle(Request request) throws InterruptedException;
  }

  /** An endpoint that tells something. */
  static Endpoint read(String method, String path, Handler handler) {
    return new Endpoint(method, PathPattern.of(path), handler, Need.READ, Lane.READS);
  }

  /** An endpoint that searches. */
  static Endpoint search(String method, String path, Handler handler) {
    return new Endpoint(method, PathPattern.of(path), handler, Need.READ, Lane.SEARCHES);
  }

  /** An endpoint that writes. */
  static Endpoint write(String method, String path, Handler handler) {
    return new Endpoint(method, PathPattern.of(path), handler, Need.WRITE, Lane.WRITES);
  }

  /** An endpoint for supervisors, who ask without a token and also when there is too much work. */
  static Endpoint health(String path, Handler handler) {
    return new Endpoint("GET", PathPattern.of(path), handler, Need.NOTHING, Lane.FREE);
  }

  /** An endpoint for what watches, also when there is too much work. */
  static Endpoint metrics(String path, Handler handler) {
    return new Endpoint("GET", PathPattern.of(path), handler, Need.READ, Lane.FREE);
  }

  /** An endpoint for other instances, which count the requests that they answer themselves. */
  static Endpoint internal(String method, String path, Handler handler) {
    return new Endpoint(method, PathPattern.of(path), handler, Need.INSTANCE, Lane.FREE);
  }
}

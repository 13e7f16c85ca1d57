package io.latebind.http;

/**
 * One line of the endpoint table.
 *
 * @param method the HTTP method
 * @param path the shape of its paths
 * @param handler answers
 * @param limited whether it counts among the concurrent requests that are allowed
 */
public record Endpoint(String method, PathPattern path, Handler handler, boolean limited) {
  /** Answers a request, or throws a {@link ProblemException}. */
  @FunctionalInterface
  public interface Handler {
    /** Answers. */
    Response handle(Request request) throws InterruptedException;
  }

  /** An endpoint that does work for somebody. */
  static Endpoint of(String method, String path, Handler handler) {
    return new Endpoint(method, PathPattern.of(path), handler, true);
  }

  /** An endpoint that has to answer also when there is too much work. */
  static Endpoint always(String method, String path, Handler handler) {
    return new Endpoint(method, PathPattern.of(path), handler, false);
  }
}

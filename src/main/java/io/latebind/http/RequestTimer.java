package io.latebind.http;

import java.time.Duration;

/** Is told how long requests took. */
@FunctionalInterface
public interface RequestTimer {
  /**
   * A request was answered.
   *
   * @param route the method and the pattern of its endpoint, never the path itself
   */
  void answered(String route, int status, Duration took);
}

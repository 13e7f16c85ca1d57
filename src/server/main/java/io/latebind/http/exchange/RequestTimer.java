package io.latebind.http.exchange;

import java.time.Duration;

/** Records how long requests took. */
@FunctionalInterface
public interface RequestTimer {
  /**
   * Records a request that was answered.
   *
   * @param route the method and the pattern of its endpoint, never the path itself
   */
  void answered(String route, int status, Duration took);
}

package io.latebind.http.search;

import io.latebind.http.Response;
import io.latebind.search.Cancellation;
import java.io.IOException;
import java.time.Duration;
import org.apache.kafka.streams.state.HostInfo;

/** The other instances, as a search asks them. */
@FunctionalInterface
public interface SearchPeers {
  /**
   * Has another instance answer a POST, as a hop. When nobody waits any more, the question is taken
   * back, and the other instance stops.
   *
   * @throws java.net.http.HttpTimeoutException when it does not answer in time
   * @throws IOException when it cannot be reached
   */
  Response post(
      HostInfo peer, String path, byte[] body, Duration timeout, Cancellation cancellation)
      throws IOException, InterruptedException;
}

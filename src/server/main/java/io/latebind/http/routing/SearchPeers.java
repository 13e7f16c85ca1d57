package io.latebind.http.routing;

import io.latebind.http.response.Response;
import io.latebind.search.partition.Cancellation;
import java.io.IOException;
import java.time.Duration;
import org.apache.kafka.streams.state.HostInfo;

/** The other instances, as a search calls them. */
@FunctionalInterface
public interface SearchPeers {
  /**
   * Sends a POST to another instance, as a hop. If nobody waits any more, the request is cancelled,
   * and the other instance stops.
   *
   * @throws java.net.http.HttpTimeoutException if it does not answer in time
   * @throws IOException if it cannot be reached
   */
  Response post(
      HostInfo peer, String path, byte[] body, Duration timeout, Cancellation cancellation)
      throws IOException, InterruptedException;
}

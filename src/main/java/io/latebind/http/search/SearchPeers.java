package io.latebind.http.search;

import io.latebind.http.Response;
import java.io.IOException;
import java.time.Duration;
import org.apache.kafka.streams.state.HostInfo;

/** The other instances, as a search asks them. */
@FunctionalInterface
public interface SearchPeers {
  /**
   * Has another instance answer a POST, as a hop.
   *
   * @throws java.net.http.HttpTimeoutException when it does not answer in time
   * @throws IOException when it cannot be reached
   */
  Response post(HostInfo peer, String path, byte[] body, Duration timeout)
      throws IOException, InterruptedException;
}

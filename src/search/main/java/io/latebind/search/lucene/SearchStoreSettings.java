package io.latebind.search.lucene;

import java.time.Duration;

/**
 * The settings of the search store of a partition.
 *
 * @param refreshInterval how long an applied record stays invisible to searches at most, not
 *     counting the refresh itself
 * @param commitInterval how often applied records are written through to disk: later ones are read
 *     from the topic again after an unclean stop
 * @param maxConnections how many neighbours a vector has in its graph, from 1 to 512: more improve
 *     recall and take more memory
 * @param beamWidth how many candidates are considered to insert a vector, from 1 to 3200: more
 *     improve the graph and take longer
 * @param ramBufferMegabytes how many megabytes an index buffers before it writes a segment
 */
public record SearchStoreSettings(
    Duration refreshInterval,
    Duration commitInterval,
    int maxConnections,
    int beamWidth,
    int ramBufferMegabytes) {
  /** The default settings. */
  public static final SearchStoreSettings DEFAULT =
      new SearchStoreSettings(Duration.ofMillis(100), Duration.ofSeconds(5), 32, 100, 32);

  /** Checks the bounds. */
  public SearchStoreSettings {
    check(!refreshInterval.isNegative() && !refreshInterval.isZero(), "refreshInterval");
    check(!commitInterval.isNegative() && !commitInterval.isZero(), "commitInterval");
    check(maxConnections >= 1 && maxConnections <= 512, "maxConnections");
    check(beamWidth >= 1 && beamWidth <= 3200, "beamWidth");
    check(ramBufferMegabytes >= 1 && ramBufferMegabytes < 2048, "ramBufferMegabytes");
  }

  private static void check(boolean fits, String name) {
    if (!fits) {
      throw new IllegalArgumentException(name + " is out of bounds; see its description");
    }
  }

  /** The same with another refresh interval. */
  public SearchStoreSettings withRefreshInterval(Duration other) {
    return new SearchStoreSettings(
        other, commitInterval, maxConnections, beamWidth, ramBufferMegabytes);
  }

  /** The same with another commit interval. */
  public SearchStoreSettings withCommitInterval(Duration other) {
    return new SearchStoreSettings(
        refreshInterval, other, maxConnections, beamWidth, ramBufferMegabytes);
  }

  /** The same with another buffer size. */
  public SearchStoreSettings withRamBufferMegabytes(int other) {
    return new SearchStoreSettings(
        refreshInterval, commitInterval, maxConnections, beamWidth, other);
  }

  /** The same with other vector graphs. */
  public SearchStoreSettings withGraph(int connections, int width) {
    return new SearchStoreSettings(
        refreshInterval, commitInterval, connections, width, ramBufferMegabytes);
  }
}

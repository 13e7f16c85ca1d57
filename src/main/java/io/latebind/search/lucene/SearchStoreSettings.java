package io.latebind.search.lucene;

import java.time.Duration;

/**
 * How the search store of a partition works.
 *
 * @param refreshInterval how long an applied record stays unseen by searches, at most, plus the
 *     time that a refresh takes
 * @param commitInterval how often what was applied is written through to the disk: what came since
 *     is read from the topic again after an unclean stop
 * @param maxConnections how many neighbours a vector has in its graph, from 1 to 512: more find the
 *     nearest more surely and take more memory
 * @param beamWidth how many candidates are looked at to insert a vector, from 1 to 3200: more make
 *     a better graph and take longer
 * @param ramBufferMegabytes how much an index buffers before it writes a segment
 */
public record SearchStoreSettings(
    Duration refreshInterval,
    Duration commitInterval,
    int maxConnections,
    int beamWidth,
    int ramBufferMegabytes) {
  /** The settings when nothing else is asked for. */
  public static final SearchStoreSettings DEFAULT =
      new SearchStoreSettings(Duration.ofMillis(100), Duration.ofSeconds(5), 32, 100, 32);

  /** Checks the numbers. */
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

  /** The same with another interval between refreshes. */
  public SearchStoreSettings withRefreshInterval(Duration other) {
    return new SearchStoreSettings(
        other, commitInterval, maxConnections, beamWidth, ramBufferMegabytes);
  }

  /** The same with another interval between commits. */
  public SearchStoreSettings withCommitInterval(Duration other) {
    return new SearchStoreSettings(
        refreshInterval, other, maxConnections, beamWidth, ramBufferMegabytes);
  }

  /** The same with another buffer. */
  public SearchStoreSettings withRamBufferMegabytes(int other) {
    return new SearchStoreSettings(
        refreshInterval, commitInterval, maxConnections, beamWidth, other);
  }

  /** The same with other graphs of vectors. */
  public SearchStoreSettings withGraph(int connections, int width) {
    return new SearchStoreSettings(
        refreshInterval, commitInterval, connections, width, ramBufferMegabytes);
  }
}

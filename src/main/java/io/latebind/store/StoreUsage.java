package io.latebind.store;

/**
 * What stores take.
 *
 * @param rows how many there are
 * @param liveBytes of all rows there are
 * @param changelogBytes of all blocks that the changelogs have to hold: at most about twice as many
 * @param diskBytes of all files
 * @param indexBytes of memory for finding rows, outside the heap
 * @param memoryBytes of memory for the newest rows, outside the heap
 */
public record StoreUsage(
    long rows,
    long liveBytes,
    long changelogBytes,
    long diskBytes,
    long indexBytes,
    long memoryBytes) {
  /** Nothing. */
  public static final StoreUsage NONE = new StoreUsage(0, 0, 0, 0, 0, 0);

  /** The same of a store whose changelog is a topic that others write. */
  StoreUsage withoutChangelog() {
    return new StoreUsage(rows, liveBytes, 0, diskBytes, indexBytes, memoryBytes);
  }

  StoreUsage plus(StoreUsage other) {
    return new StoreUsage(
        rows + other.rows,
        liveBytes + other.liveBytes,
        changelogBytes + other.changelogBytes,
        diskBytes + other.diskBytes,
        indexBytes + other.indexBytes,
        memoryBytes + other.memoryBytes);
  }
}

package io.latebind.store;

/**
 * The usage of stores.
 *
 * @param rows the number of rows
 * @param liveBytes the size of all rows
 * @param changelogBytes the size of all blocks that the changelogs have to hold: at most about
 *     twice as many
 * @param diskBytes the size of all files
 * @param indexBytes the off-heap memory for finding rows
 * @param memoryBytes the off-heap memory for the newest rows
 */
public record StoreUsage(
    long rows,
    long liveBytes,
    long changelogBytes,
    long diskBytes,
    long indexBytes,
    long memoryBytes) {
  /** No usage. */
  public static final StoreUsage NONE = new StoreUsage(0, 0, 0, 0, 0, 0);

  /** This usage for a store whose changelog is a topic that others write. */
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

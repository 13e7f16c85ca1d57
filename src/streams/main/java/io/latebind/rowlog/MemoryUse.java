package io.latebind.rowlog;

/**
 * The off-heap memory that a log uses, in bytes.
 *
 * @param index 12 to 32 bytes a row, and up to 48 while the index grows
 * @param tail the segment that is being written
 * @param hot sealed segments, and room for the next one
 */
public record MemoryUse(long index, long tail, long hot) {
  /** The total. */
  public long total() {
    return index + tail + hot;
  }
}

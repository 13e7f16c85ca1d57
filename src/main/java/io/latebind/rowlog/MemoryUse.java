package io.latebind.rowlog;

/**
 * The memory that a log holds outside the heap, in bytes.
 *
 * @param index for 12 to 32 bytes a row, and up to 48 while it grows
 * @param tail of the segment that is written
 * @param hot of sealed segments, and room for the next one
 */
public record MemoryUse(long index, long tail, long hot) {
  /** All of it. */
  public long total() {
    return index + tail + hot;
  }
}

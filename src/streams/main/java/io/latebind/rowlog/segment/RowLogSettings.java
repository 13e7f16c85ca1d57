package io.latebind.rowlog.segment;

/**
 * The sizes of a log.
 *
 * @param segmentBytes the size at which a segment is sealed
 * @param blockBytes the size of a block, unless a single row is larger
 * @param hotBytes the size of sealed segments that are held in memory, the newest first; {@link
 *     #NOTHING} when not even the segment that is being written is held
 * @param slackBytes the size of garbage that is tolerated beyond as much as is alive
 */
public record RowLogSettings(int segmentBytes, int blockBytes, long hotBytes, long slackBytes) {
  /** Sizes for production: segments of 8 MB, blocks of 64 KB. */
  public static final RowLogSettings DEFAULT =
      new RowLogSettings(8 << 20, 64 << 10, 32 << 20, 8 << 20);

  /** No segment is held in memory: every row is read from its file. */
  public static final long NOTHING = -1;

  /**
   * Sizes for large values that are seldom read: segments are larger, because each costs a file.
   */
  public static final RowLogSettings COLD =
      new RowLogSettings(32 << 20, 64 << 10, NOTHING, 8 << 20);

  private static final int MIN_SEGMENT_BYTES = 256 << 10;

  /**
   * Sizes for an amount of memory: a quarter of it is for the segment that is being written, and
   * another quarter is room for the next one.
   *
   * @param bytes the memory without the index
   */
  public static RowLogSettings ofMemory(long bytes) {
    int segment = Math.clamp(bytes / 4, MIN_SEGMENT_BYTES, DEFAULT.segmentBytes());
    return new RowLogSettings(
        segment,
        DEFAULT.blockBytes(),
        Math.max(0, bytes - 2L * segment),
        Math.min(DEFAULT.slackBytes(), segment));
  }

  /** Checks the sizes. */
  public RowLogSettings {
    if (blockBytes < 256 || segmentBytes < blockBytes || hotBytes < NOTHING || slackBytes < 0) {
      throw new IllegalArgumentException(
          "A block has at least 256 bytes, and no more than a segment; none of its sizes is"
              + " negative");
    }
  }

  /** Whether the segment that is being written is in memory. */
  boolean isHeld() {
    return hotBytes != NOTHING;
  }
}

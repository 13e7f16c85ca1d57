package io.latebind.rowlog;

/**
 * The sizes of a log.
 *
 * @param segmentBytes at which a segment is sealed
 * @param blockBytes of a block, unless a single row is larger
 * @param hotBytes of sealed segments that are held in memory, the newest first; {@link #NOTHING}
 *     when not even the segment that is written is held
 * @param slackBytes of garbage that are left alone, beside as much as there is alive
 */
public record RowLogSettings(int segmentBytes, int blockBytes, long hotBytes, long slackBytes) {
  /** What suits production: segments of 8 MB, blocks of 64 KB. */
  public static final RowLogSettings DEFAULT =
      new RowLogSettings(8 << 20, 64 << 10, 32 << 20, 8 << 20);

  /** No segment is held in memory: every row is read from its file. */
  public static final long NOTHING = -1;

  /** What suits values that are seldom read, and large: what is not in memory costs a file each. */
  public static final RowLogSettings COLD =
      new RowLogSettings(32 << 20, 64 << 10, NOTHING, 8 << 20);

  private static final int MIN_SEGMENT_BYTES = 256 << 10;

  /**
   * Sizes for so much memory: a quarter of it is the segment that is written, and as much the room
   * for the next one.
   *
   * @param bytes without the index
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

  /** Whether the segment that is written is in memory. */
  boolean isHeld() {
    return hotBytes != NOTHING;
  }
}

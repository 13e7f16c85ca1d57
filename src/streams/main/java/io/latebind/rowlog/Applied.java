package io.latebind.rowlog;

import java.util.List;

/**
 * What a step has written, all of which belongs in the same transaction of the changelog.
 *
 * @param blocks the blocks to send, in this order
 * @param tombstones the numbers of blocks that are dead now, to be deleted from the changelog after
 *     the blocks
 */
public record Applied(List<Block> blocks, List<Long> tombstones) {
  /**
   * A record of the changelog.
   *
   * @param number its key
   * @param bytes its value
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Block(long number, byte[] bytes) {}
}

package io.latebind.rowlog;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The blocks that would be alive after a crash. A block declares older ones dead; until it is
 * confirmed on disk, a crash removes it, and the older ones count again.
 */
final class CrashHorizon {
  private final Deque<Block> unconfirmed = new ArrayDeque<>();
  private long oldest = 1;

  /** A block, and the oldest block that is alive after it. */
  private record Block(long number, long oldest) {}

  /** Adds a block that was written. */
  void add(long number, long oldestAlive) {
    unconfirmed.add(new Block(number, oldestAlive));
  }

  /**
   * The oldest block that would be alive after a crash.
   *
   * @param confirmed the last block that a mark on disk confirms
   */
  long oldest(long confirmed) {
    for (Block block = unconfirmed.peek();
        block != null && block.number <= confirmed;
        block = unconfirmed.peek()) {
      oldest = block.oldest;
      unconfirmed.remove();
    }
    return oldest;
  }
}

package io.latebind.simulation;

/** Has a single access to a store fail in the middle of an event, when it was lit. */
final class Fuse {
  private static final int UNLIT = -1;

  private int left = UNLIT;
  private boolean blown;

  /** Has the fuse blow after {@code accesses} more. */
  void light(int accesses) {
    left = accesses;
  }

  void putOut() {
    left = UNLIT;
    blown = false;
  }

  void burn() {
    if (left == 0) {
      blown = true;
      left = UNLIT;
      throw new Blown();
    }
    if (left > 0) {
      left--;
    }
  }

  /** Whether an access to a store has failed. */
  boolean isBlown() {
    return blown;
  }

  /** What a store throws when it fails, as those of Kafka Streams do. */
  static final class Blown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Blown() {
      super("the store failed");
    }
  }
}

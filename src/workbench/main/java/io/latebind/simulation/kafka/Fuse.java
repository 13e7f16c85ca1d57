package io.latebind.simulation.kafka;

/** Has a single access to a store fail in the middle of an event, when it was lit. */
public final class Fuse {
  private static final int UNLIT = -1;

  private int left = UNLIT;
  private boolean blown;

  /** Has the fuse blow after {@code accesses} more. */
  public void light(int accesses) {
    left = accesses;
  }

  public void putOut() {
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
  public boolean isBlown() {
    return blown;
  }

  /** What a store throws when it fails, as those of Kafka Streams do. */
  public static final class Blown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Blown() {
      super("the store failed");
    }
  }
}

package io.latebind.topology;

/**
 * Says that a partition cannot be asked here and now; it is being moved, restored, or elsewhere.
 */
public final class UnavailablePartitionException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int partition;

  /** Why {@code partition} cannot be asked. */
  public UnavailablePartitionException(int partition, String why) {
    super("Partition " + partition + " cannot be asked: " + why + ". Try again in a moment.");
    this.partition = partition;
  }

  /** The partition. */
  public int partition() {
    return partition;
  }
}

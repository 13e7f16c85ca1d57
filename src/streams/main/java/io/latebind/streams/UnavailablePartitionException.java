package io.latebind.streams;

/**
 * Thrown when a partition cannot be queried here and now: it is being moved or restored, or is
 * elsewhere.
 */
public final class UnavailablePartitionException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int partition;

  /** The reason why {@code partition} cannot be queried. */
  public UnavailablePartitionException(int partition, String why) {
    super("Partition " + partition + " cannot be asked: " + why + ". Try again in a moment.");
    this.partition = partition;
  }

  /** The partition. */
  public int partition() {
    return partition;
  }
}

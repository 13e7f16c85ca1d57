package io.latebind.protocol;

/** Maps an id to its home partition, for a fixed number of partitions. */
@FunctionalInterface
public interface Home {
  /** The home partition of {@code id}. */
  int of(String id);
}

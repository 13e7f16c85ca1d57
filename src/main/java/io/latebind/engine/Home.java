package io.latebind.engine;

/** Which partition an id belongs to, for a fixed number of partitions. */
@FunctionalInterface
public interface Home {
  /** The home partition of {@code id}. */
  int of(String id);
}

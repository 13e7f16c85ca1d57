package io.latebind.document;

/**
 * Which partition of the {@code documents} topic an id belongs to: its home partition. It must
 * agree with what the producers of that topic do, because one task owns all there is to know of an
 * id.
 */
@FunctionalInterface
public interface Partitioning {
  /**
   * The home partition of {@code id} among {@code partitions}.
   *
   * @return from 0 to {@code partitions - 1}
   */
  int home(String id, int partitions);
}

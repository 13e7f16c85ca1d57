package io.latebind.document;

/**
 * Maps an id to its home partition of the {@code documents} topic. It must agree with the producers
 * of that topic, because one task owns everything that is known about an id.
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

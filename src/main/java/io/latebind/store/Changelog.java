package io.latebind.store;

import org.jspecify.annotations.Nullable;

/** Where a store's blocks go, in the transaction of its task. */
@FunctionalInterface
public interface Changelog {
  /** Whether it takes blocks. */
  default boolean takesBlocks() {
    return true;
  }

  /** The store is about to write what is not committed. */
  default void writing() {}

  /**
   * Sends a record.
   *
   * @param value null to delete what is under the key
   */
  void send(byte[] key, byte @Nullable [] value);
}

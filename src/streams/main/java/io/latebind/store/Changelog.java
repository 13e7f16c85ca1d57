package io.latebind.store;

import org.jspecify.annotations.Nullable;

/** The changelog that a store's blocks go to, in the transaction of its task. */
@FunctionalInterface
public interface Changelog {
  /** Whether it accepts blocks. */
  default boolean takesBlocks() {
    return true;
  }

  /** The store is about to write something that is not committed. */
  default void writing() {}

  /**
   * Sends a record.
   *
   * @param value null to delete the record of the key
   */
  void send(byte[] key, byte @Nullable [] value);
}

package io.latebind.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An ordered key-value store of bytes. Keys are in the order of their unsigned bytes. */
public interface Rows {
  /** The value under {@code key}; null when there is none. */
  byte @Nullable [] get(byte[] key);

  /** Stores a value. */
  void put(byte[] key, byte[] value);

  /** Removes a value, if there is one. */
  void delete(byte[] key);

  /** Stores and removes several at once; their keys differ. */
  default void write(List<Change> changes) {
    for (Change change : changes) {
      byte[] value = change.value();
      if (value == null) {
        delete(change.key());
      } else {
        put(change.key(), value);
      }
    }
  }

  /**
   * What becomes of a row.
   *
   * @param key where it is
   * @param value its new value; null when it is removed
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Change(byte[] key, byte @Nullable [] value) {}

  /**
   * Visits keys in order until the visitor has enough.
   *
   * @param from the first key
   * @param to the key before which to stop; null to go to the last
   */
  void scan(byte[] from, byte @Nullable [] to, Visitor visitor);

  /** Sees one key after the other. */
  @FunctionalInterface
  interface Visitor {
    /**
     * Sees a key.
     *
     * @return whether to go on
     */
    boolean visit(byte[] key);
  }
}

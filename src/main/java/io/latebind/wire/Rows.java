package io.latebind.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key-value store of bytes. The first byte of a key is its kind. Of some kinds there are few rows
 * or short runs of them, which are read in the order of their unsigned bytes; the others come in an
 * order of the store's own.
 */
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

  /** Has those who read from outside see all that was put. */
  default void settle() {}

  /**
   * What becomes of a row.
   *
   * @param key where it is
   * @param value its new value; null when it is removed
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Change(byte[] key, byte @Nullable [] value) {}

  /**
   * Visits all keys of a kind until the visitor has enough, in the order of {@link #compare}.
   *
   * @param after only keys behind this one; all from the first when null
   * @param upTo no keys behind this one, when given
   */
  void walk(byte kind, byte @Nullable [] after, byte @Nullable [] upTo, Visitor visitor);

  /**
   * Compares two keys of a kind. The order says nothing, and never changes: not even when all rows
   * are restored elsewhere.
   */
  int compare(byte[] one, byte[] other);

  /**
   * Visits keys of kinds that are kept in order, {@link RowKeys#isOrdered}, until the visitor has
   * enough.
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

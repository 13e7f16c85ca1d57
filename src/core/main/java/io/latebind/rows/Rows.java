package io.latebind.rows;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key-value store of bytes. The first byte of a key is its kind. Kinds of few rows, or of short
 * runs of rows, are read in the order of their unsigned bytes; the others come in an order that the
 * store chooses.
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

  /** Makes everything that was put visible to readers from outside. */
  default void settle() {}

  /**
   * A change of a row.
   *
   * @param key the key of the row
   * @param value its new value; null when the row is removed
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Change(byte[] key, byte @Nullable [] value) {}

  /**
   * Visits the keys of a kind in the order of {@link #compare}, until the visitor stops.
   *
   * @param after only keys after this one; from the first when null
   * @param upTo no keys after this one, unless null
   */
  void walk(byte kind, byte @Nullable [] after, byte @Nullable [] upTo, Visitor visitor);

  /**
   * Compares two keys of a kind. The order has no meaning, but it never changes, not even when all
   * rows are restored elsewhere.
   */
  int compare(byte[] one, byte[] other);

  /**
   * Visits keys of kinds that are kept in order ({@link RowKeys#isOrdered}), until the visitor
   * stops.
   *
   * @param from the first key
   * @param to the key before which to stop; null to go to the last
   */
  void scan(byte[] from, byte @Nullable [] to, Visitor visitor);

  /** Receives one key after the other. */
  @FunctionalInterface
  interface Visitor {
    /**
     * Receives a key.
     *
     * @return whether to continue
     */
    boolean visit(byte[] key);
  }
}

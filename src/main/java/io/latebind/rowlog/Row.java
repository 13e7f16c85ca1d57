package io.latebind.rowlog;

import org.jspecify.annotations.Nullable;

/**
 * A row as it is written: what its key is set to, or that it is deleted.
 *
 * @param key of any bytes
 * @param value its new value; null when the row is deleted
 */
@SuppressWarnings("ArrayRecordComponent")
public record Row(byte[] key, byte @Nullable [] value) {
  /** Before the key: the lengths of key and value. */
  static final int PREFIX_BYTES = 8;

  /** How many bytes it takes in a block. */
  int encodedBytes() {
    return encodedBytes(key.length, value == null ? 0 : value.length);
  }

  /** How many bytes a row takes in a block. A deletion has no bytes of a value. */
  static int encodedBytes(int keyLength, int valueLength) {
    return Math.addExact(Math.addExact(PREFIX_BYTES, keyLength), Math.max(0, valueLength));
  }
}

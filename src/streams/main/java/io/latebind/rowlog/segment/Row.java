package io.latebind.rowlog.segment;

import org.jspecify.annotations.Nullable;

/**
 * A row as it is written: the new value of a key, or its deletion.
 *
 * @param key any bytes
 * @param value the new value; null when the row is deleted
 */
@SuppressWarnings("ArrayRecordComponent")
public record Row(byte[] key, byte @Nullable [] value) {
  /** The bytes before the key: the lengths of key and value. */
  public static final int PREFIX_BYTES = 8;

  /** The size of this row in a block, in bytes. */
  public int encodedBytes() {
    return encodedBytes(key.length, value == null ? 0 : value.length);
  }

  /** The size of a row in a block, in bytes. A deletion has no bytes of a value. */
  public static int encodedBytes(int keyLength, int valueLength) {
    return Math.addExact(Math.addExact(PREFIX_BYTES, keyLength), Math.max(0, valueLength));
  }
}

package io.latebind.rowlog;

import io.latebind.rowlog.segment.Row;
import io.latebind.rowlog.segment.Segment;
import io.latebind.rowlog.segment.Segments;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.LongPredicate;

/**
 * A lookup of the row of a key. It keeps the last row that it has read: that of the key, if found.
 */
final class Lookup implements LongPredicate {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final ByteBuffer NONE = ByteBuffer.allocate(Row.PREFIX_BYTES);
  private final Segments segments;
  private final byte[] key;
  private ByteBuffer bytes = NONE;
  private int at;

  Lookup(Segments segments, byte[] key) {
    this.segments = segments;
    this.key = key;
  }

  /** Whether the row at {@code address} is that of the key. A row in memory is not copied. */
  @Override
  public boolean test(long address) {
    Segment segment = segments.segment(address);
    int offset = (int) address;
    ByteBuffer memory = segment.memory(offset);
    bytes = memory == null ? segment.row(offset) : memory;
    at = memory == null ? 0 : segment.inMemory(offset);
    return bytes.getInt(at) == key.length && isKey(at + Row.PREFIX_BYTES);
  }

  private boolean isKey(int from) {
    int whole = key.length & ~7;
    for (int i = 0; i < whole; i += 8) {
      if (bytes.getLong(from + i) != (long) WORDS.get(key, i)) {
        return false;
      }
    }
    for (int i = whole; i < key.length; i++) {
      if (bytes.get(from + i) != key[i]) {
        return false;
      }
    }
    return true;
  }

  /** The value of the row, once it has been found. */
  byte[] value() {
    byte[] value = new byte[bytes.getInt(at + 4)];
    bytes.get(at + Row.PREFIX_BYTES + key.length, value);
    return value;
  }

  /** The size of the row in bytes, once it has been found. */
  int rowBytes() {
    return Row.encodedBytes(bytes.getInt(at), bytes.getInt(at + 4));
  }
}

package io.latebind.rowlog;

import java.nio.ByteBuffer;
import java.util.function.LongPredicate;

/** Looks for the row of a key, and keeps the row that it has read last: that of the key, if any. */
final class Lookup implements LongPredicate {
  private static final ByteBuffer NONE = ByteBuffer.allocate(Row.PREFIX_BYTES);
  private final Segments segments;
  private final byte[] key;
  private ByteBuffer row = NONE;

  Lookup(Segments segments, byte[] key) {
    this.segments = segments;
    this.key = key;
  }

  /** Whether the row at {@code address} is that of the key. */
  @Override
  public boolean test(long address) {
    row = segments.row(address);
    return row.getInt(0) == key.length
        && row.slice(Row.PREFIX_BYTES, key.length).equals(ByteBuffer.wrap(key));
  }

  /** The row, at position 0, once it is found. */
  ByteBuffer row() {
    return row;
  }

  /** How many bytes the row takes, once it is found. */
  int rowBytes() {
    return Row.encodedBytes(row.getInt(0), row.getInt(4));
  }
}

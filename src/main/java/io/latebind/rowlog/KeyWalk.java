package io.latebind.rowlog;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A walk over all keys in the order of their keyed hashes, equal ones in the order of their bytes.
 * That order depends on nothing else: not on the size of the index, nor on what else there is, nor
 * on the process. So a cursor is just the last key, and a key that stays is visited.
 *
 * @param hashKey the secret of the order
 * @param index of the keys
 * @param keys reads the key at an address
 */
record KeyWalk(HashKey hashKey, HashIndex index, LongFunction<byte[]> keys) {
  private static final Comparator<Found> ORDER =
      (a, b) -> {
        int order = Integer.compareUnsigned(a.hash, b.hash);
        return order != 0 ? order : Arrays.compareUnsigned(a.key, b.key);
      };

  /** About how many slots are looked at at once: 2^6. */
  private static final int WINDOW_BITS = 6;

  @SuppressWarnings("ArrayRecordComponent")
  private record Found(int hash, byte[] key) {}

  /**
   * The next keys.
   *
   * @param cursor of the previous page; null to begin. That of another log, whose order is another,
   *     begins, too
   */
  Page next(byte @Nullable [] cursor, int limit) {
    Found after = cursor == null ? null : lastOf(cursor);
    List<byte[]> page = new ArrayList<>();
    int shift = 32 - Math.max(0, index.bits() - WINDOW_BITS);
    long window = after == null ? 0 : Integer.toUnsignedLong(after.hash) >>> shift;
    for (; window < 1L << (32 - shift); window++) {
      for (Found found : window(window << shift, ((window + 1) << shift) - 1)) {
        if (after == null || ORDER.compare(found, after) > 0) {
          page.add(found.key);
          if (page.size() == limit) {
            return new Page(page, cursor(found.key));
          }
        }
      }
    }
    return new Page(page, null);
  }

  private List<Found> window(long first, long last) {
    List<Found> window = new ArrayList<>();
    index.visit(
        (int) first,
        (int) last,
        (hash, address) -> window.add(new Found(hash, keys.apply(address))));
    window.sort(ORDER);
    return window;
  }

  /** Eight bytes that tell logs apart, and the last key. */
  private byte[] cursor(byte[] key) {
    return ByteBuffer.allocate(8 + key.length).putLong(fingerprint()).put(key).array();
  }

  private @Nullable Found lastOf(byte[] cursor) {
    if (cursor.length < 8 || ByteBuffer.wrap(cursor).getLong() != fingerprint()) {
      return null;
    }
    byte[] key = Arrays.copyOfRange(cursor, 8, cursor.length);
    return new Found(hashKey.hash32(key), key);
  }

  private long fingerprint() {
    return hashKey.hash(new byte[0]);
  }
}

package io.latebind.rowlog;

import io.latebind.rowlog.index.HashIndex;
import io.latebind.rowlog.index.HashKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A walk over all keys in the order of their keyed hashes, and of their bytes where hashes are
 * equal. That order depends on nothing else: not on the size of the index, the other keys or the
 * process. A cursor is therefore just the last key, and a key that stays is visited.
 *
 * @param hashKey the secret that determines the order
 * @param index the index of the keys
 * @param keys reads the key at an address
 */
record KeyWalk(HashKey hashKey, HashIndex index, LongFunction<byte[]> keys) {
  private static final Comparator<Found> ORDER =
      (a, b) -> {
        int order = Integer.compareUnsigned(a.hash, b.hash);
        return order != 0 ? order : Arrays.compareUnsigned(a.key, b.key);
      };

  /** About how many slots are read at a time: 2^6. */
  private static final int WINDOW_BITS = 6;

  @SuppressWarnings("ArrayRecordComponent")
  private record Found(int hash, byte[] key) {}

  /** Compares two keys in the order of the walk. */
  int compare(byte[] one, byte[] other) {
    return ORDER.compare(found(one), found(other));
  }

  private Found found(byte[] key) {
    return new Found(hashKey.hash32(key), key);
  }

  /**
   * The next keys, fewer than {@code limit} at the end.
   *
   * @param last the key to continue after, which need not exist any more; null to start
   */
  List<byte[]> next(byte @Nullable [] last, int limit) {
    Found after = last == null ? null : found(last);
    List<byte[]> page = new ArrayList<>();
    int shift = 32 - Math.max(0, index.bits() - WINDOW_BITS);
    long window = after == null ? 0 : Integer.toUnsignedLong(after.hash) >>> shift;
    for (; window < 1L << (32 - shift); window++) {
      for (Found found : window(window << shift, ((window + 1) << shift) - 1)) {
        if (after == null || ORDER.compare(found, after) > 0) {
          page.add(found.key);
          if (page.size() == limit) {
            return page;
          }
        }
      }
    }
    return page;
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
}

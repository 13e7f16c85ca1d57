package io.latebind.state;

import java.util.ArrayList;
import java.util.List;

/**
 * A Bloom filter that grows: when it is full, another one is added that has as much room as all
 * previous ones together, until the memory is used up. From then on, the filters take more keys
 * than they have room for, with more and more false positives; at three times their room they are
 * worth little.
 */
final class BloomFilters {
  private static final int OVERFULL = 3;

  private final long maxBytes;
  private final List<BloomFilter> filters = new ArrayList<>();
  private long bytes;
  private long room;
  private long beyond;

  /**
   * A filter that starts small.
   *
   * @param bytes how much memory it takes at first
   * @param maxBytes how much it takes at most
   */
  BloomFilters(long bytes, long maxBytes) {
    this.maxBytes = maxBytes;
    grow(bytes);
  }

  private void grow(long more) {
    BloomFilter next = BloomFilter.ofBytes(more);
    filters.add(next);
    bytes += next.bytes();
    room += next.room();
  }

  /** How much memory it takes. */
  long bytes() {
    return bytes;
  }

  /**
   * Adds a key.
   *
   * @return false when the filter is worth too little: no lookup is valid any longer
   */
  boolean add(String key) {
    BloomFilter last = filters.getLast();
    if (last.add(key)) {
      return true;
    }
    if (bytes > 0 && bytes * 2 <= maxBytes) {
      grow(bytes);
      return filters.getLast().add(key);
    }
    beyond++;
    filters.get((int) (beyond % filters.size())).addBeyond(key);
    return beyond <= room * (OVERFULL - 1);
  }

  /** Whether a key may have been added. */
  boolean mayContain(String key) {
    for (int i = filters.size() - 1; i >= 0; i--) {
      if (filters.get(i).mayContain(key)) {
        return true;
      }
    }
    return false;
  }
}

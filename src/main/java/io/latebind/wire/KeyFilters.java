package io.latebind.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * A Bloom filter that grows: when it is full, another is put beside it that has as much room as all
 * before together, until there is no more memory for it. From then on they take more keys than they
 * have room for, and say of more and more keys that they may have been added, when they were not;
 * at three times what there is room for they are worth little.
 */
final class KeyFilters {
  private static final int OVERFULL = 3;

  private final long maxBytes;
  private final List<KeyFilter> filters = new ArrayList<>();
  private long bytes;
  private long room;
  private long beyond;

  /**
   * A filter that begins small.
   *
   * @param bytes how much memory it takes at first
   * @param maxBytes how much it takes at most
   */
  KeyFilters(long bytes, long maxBytes) {
    this.maxBytes = maxBytes;
    grow(bytes);
  }

  private void grow(long more) {
    KeyFilter next = KeyFilter.ofBytes(more);
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
   * @return false when it is worth too little: nothing may be asked any longer
   */
  boolean add(String key) {
    KeyFilter last = filters.getLast();
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

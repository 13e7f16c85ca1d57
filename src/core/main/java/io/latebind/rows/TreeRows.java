package io.latebind.rows;

import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rows in a sorted map in memory. */
public final class TreeRows implements Rows {
  private final NavigableMap<byte[], byte[]> rows = new TreeMap<>(Arrays::compareUnsigned);

  /** All rows. */
  public NavigableMap<byte[], byte[]> all() {
    return rows;
  }

  @Override
  public byte @Nullable [] get(byte[] key) {
    return rows.get(key);
  }

  @Override
  public void put(byte[] key, byte[] value) {
    rows.put(key, value);
  }

  @Override
  public void delete(byte[] key) {
    rows.remove(key);
  }

  @Override
  public void walk(byte kind, byte @Nullable [] after, byte @Nullable [] upTo, Visitor visitor) {
    for (byte[] key : rows.tailMap(after == null ? new byte[] {kind} : after, false).keySet()) {
      boolean isIn = key[0] == kind && (upTo == null || compare(key, upTo) <= 0);
      if (!isIn || !visitor.visit(key)) {
        return;
      }
    }
  }

  @Override
  public int compare(byte[] one, byte[] other) {
    return Arrays.compareUnsigned(one, other);
  }

  @Override
  public void scan(byte[] from, byte @Nullable [] to, Visitor visitor) {
    if (to != null && Arrays.compareUnsigned(from, to) >= 0) {
      return;
    }
    var part = to == null ? rows.tailMap(from, true) : rows.subMap(from, true, to, false);
    for (byte[] key : part.keySet()) {
      if (!visitor.visit(key)) {
        return;
      }
    }
  }
}

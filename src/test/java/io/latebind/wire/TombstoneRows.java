package io.latebind.wire;

import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rows that mark what is removed, as a store on disk does, and count the marks that scans pass. */
@SuppressWarnings("ReferenceEquality") // A tombstone is one object, told by its identity.
final class TombstoneRows implements Rows {
  private static final byte[] REMOVED = {};

  private final NavigableMap<byte[], byte[]> rows = new TreeMap<>(Arrays::compareUnsigned);
  long passed;

  @Override
  public byte @Nullable [] get(byte[] key) {
    byte[] value = rows.get(key);
    return value == REMOVED ? null : value;
  }

  @Override
  public void put(byte[] key, byte[] value) {
    rows.put(key, value);
  }

  @Override
  public void delete(byte[] key) {
    rows.put(key, REMOVED);
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
    var part = to == null ? rows.tailMap(from, true) : rows.subMap(from, true, to, false);
    for (var row : part.entrySet()) {
      if (row.getValue() == REMOVED) {
        passed++;
      } else if (!visitor.visit(row.getKey())) {
        return;
      }
    }
  }
}

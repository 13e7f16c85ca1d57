package io.latebind.simulation;

import io.latebind.wire.Rows;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A store in memory that knows what was changed since the last commit. */
final class MemoryRows implements Rows {
  private static final byte ENTRY = 'P';

  private final Fuse fuse;
  private final Mutant mutant;
  private final NavigableMap<byte[], byte[]> rows = new TreeMap<>(Arrays::compareUnsigned);
  private final NavigableSet<byte[]> changed = new TreeSet<>(Arrays::compareUnsigned);

  MemoryRows(Fuse fuse, Mutant mutant) {
    this.fuse = fuse;
    this.mutant = mutant;
  }

  /** The same in another world. */
  MemoryRows copy(Fuse another) {
    MemoryRows copy = new MemoryRows(another, mutant);
    copy.rows.putAll(rows);
    copy.changed.addAll(changed);
    return copy;
  }

  @Override
  public byte @Nullable [] get(byte[] key) {
    fuse.burn();
    byte[] value = rows.get(key);
    return value == null ? null : value.clone();
  }

  @Override
  public void put(byte[] key, byte[] value) {
    fuse.burn();
    if (isLargeEntry(key) && mutant.has(Flaw.ENTRY_ROWS_LOST)) {
      return;
    }
    changed.add(key);
    rows.put(key, value);
  }

  @Override
  public void delete(byte[] key) {
    fuse.burn();
    if (isLargeEntry(key) && mutant.has(Flaw.ENTRY_ROWS_STAY)) {
      return;
    }
    changed.add(key);
    rows.remove(key);
  }

  /** Whether a row is of an entry that has one for its size alone, not for its number. */
  private static boolean isLargeEntry(byte[] key) {
    return key[0] == ENTRY && !new String(key, StandardCharsets.UTF_8).matches("(?s).*#[0-9]+");
  }

  @Override
  public void walk(byte kind, byte @Nullable [] after, byte @Nullable [] upTo, Visitor visitor) {
    fuse.burn();
    for (byte[] key : rows.tailMap(after == null ? new byte[] {kind} : after, false).keySet()) {
      boolean isIn = key[0] == kind && (upTo == null || compare(key, upTo) <= 0);
      if (!isIn || !visitor.visit(key.clone())) {
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
    fuse.burn();
    var part = to == null ? rows.tailMap(from, true) : rows.subMap(from, true, to, false);
    for (byte[] key : part.keySet()) {
      if (!visitor.visit(key.clone())) {
        return;
      }
    }
  }

  /** All rows, for those who check them. */
  NavigableMap<byte[], byte[]> all() {
    return rows;
  }

  /** The keys of the rows that were changed since the last commit. */
  NavigableSet<byte[]> changed() {
    return changed;
  }

  /** Takes a row of the changelog. */
  void restore(byte[] key, byte @Nullable [] value) {
    if (value == null) {
      rows.remove(key);
    } else {
      rows.put(key, value);
    }
  }
}

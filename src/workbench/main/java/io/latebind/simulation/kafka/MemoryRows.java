package io.latebind.simulation.kafka;

import io.latebind.protocol.Sweep;
import io.latebind.simulation.check.Flaw;
import io.latebind.simulation.check.Mutant;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A store in memory that knows what was changed since the last commit. */
public final class MemoryRows implements StoredRows {
  private static final byte ENTRY = 'P';

  private final Fuse fuse;
  private final Mutant mutant;
  private final NavigableMap<byte[], byte[]> rows = new TreeMap<>(Arrays::compareUnsigned);
  private final NavigableSet<byte[]> changed = new TreeSet<>(Arrays::compareUnsigned);

  public MemoryRows(Fuse fuse, Mutant mutant) {
    this.fuse = fuse;
    this.mutant = mutant;
  }

  @Override
  public MemoryRows copy(Fuse another) {
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
    List<byte[]> keys =
        rows
            .subMap(new byte[] {kind}, true, new byte[] {(byte) (kind + 1)}, false)
            .keySet()
            .stream()
            .filter(key -> after == null || compare(key, after) > 0)
            .filter(key -> upTo == null || compare(key, upTo) <= 0)
            .sorted(this::compare)
            .toList();
    for (byte[] key : keys) {
      if (!visitor.visit(key.clone())) {
        return;
      }
    }
  }

  /** In no order that anybody could expect. */
  @Override
  public int compare(byte[] one, byte[] other) {
    int order =
        Integer.compare(0x9E3779B9 * Arrays.hashCode(one), 0x9E3779B9 * Arrays.hashCode(other));
    return order == 0 ? Arrays.compareUnsigned(one, other) : order;
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

  @Override
  public NavigableMap<byte[], byte[]> all() {
    return rows;
  }

  @Override
  public NavigableSet<byte[]> changed() {
    return changed;
  }

  @Override
  public void restore(byte[] key, byte @Nullable [] value) {
    if (value == null) {
      rows.remove(key);
    } else {
      rows.put(key, value);
    }
  }

  @Override
  public void flush(Log<Broker.Change> changelog, Transaction transaction, boolean dirtyToo) {
    List<byte[]> keys = new ArrayList<>(changed);
    // The position is written last: who has it has all that was written before it.
    keys.sort(Comparator.comparing(key -> key[0] == SimulatedStores.POSITION));
    for (byte[] key : keys) {
      if (dirtyToo || !isOfDirty(key)) {
        changelog.append(new Broker.Change(key, rows.get(key)), transaction);
      }
    }
  }

  private static boolean isOfDirty(byte[] key) {
    String rest = new String(key, 1, key.length - 1, StandardCharsets.UTF_8);
    return key[0] == 'D' || (key[0] == 'W' && rest.equals(Sweep.DIRTY));
  }

  @Override
  public void committed(int end) {
    changed.clear();
  }

  /** What is in memory is gone with its process. */
  @Override
  public @Nullable StoredRows left() {
    return mutant.has(Flaw.KEEPS_DIRTY_STORES) ? this : null;
  }

  @Override
  public int at() {
    return 0;
  }

  @Override
  public boolean isWhole() {
    return true;
  }
}

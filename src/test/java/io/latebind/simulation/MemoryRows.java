package io.latebind.simulation;

import io.latebind.wire.Rows;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A transactional store in memory, with a changelog that it can be restored from. */
final class MemoryRows implements Rows {
  private final Fuse fuse;
  private final NavigableMap<byte[], byte[]> rows = new TreeMap<>(Arrays::compareUnsigned);
  private final Map<byte[], Optional<byte[]>> undo = new TreeMap<>(Arrays::compareUnsigned);
  private final List<byte[]> changelog;

  MemoryRows(Fuse fuse) {
    this(fuse, List.of());
  }

  private MemoryRows(Fuse fuse, List<byte[]> changelog) {
    this.fuse = fuse;
    this.changelog = new ArrayList<>(changelog);
    changelog.forEach(this::replay);
  }

  /** A new store with nothing but what the changelog of this one says. */
  MemoryRows restored() {
    return new MemoryRows(fuse, changelog);
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
    remember(key, rows.put(key.clone(), value.clone()));
  }

  @Override
  public void delete(byte[] key) {
    fuse.burn();
    remember(key, rows.remove(key));
  }

  private void remember(byte[] key, byte @Nullable [] before) {
    undo.putIfAbsent(key.clone(), Optional.ofNullable(before));
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

  void commit() {
    undo.keySet().forEach(key -> changelog.add(record(key, rows.get(key))));
    undo.clear();
  }

  void rollBack() {
    undo.forEach(
        (key, before) ->
            before.ifPresentOrElse(value -> rows.put(key, value), () -> rows.remove(key)));
    undo.clear();
  }

  private static byte[] record(byte[] key, byte @Nullable [] value) {
    int length = value == null ? 0 : value.length;
    ByteBuffer record = ByteBuffer.allocate(5 + key.length + length);
    record.putInt(key.length).put(key).put((byte) (value == null ? 0 : 1));
    if (value != null) {
      record.put(value);
    }
    return record.array();
  }

  private void replay(byte[] bytes) {
    ByteBuffer record = ByteBuffer.wrap(bytes);
    byte[] key = new byte[record.getInt()];
    record.get(key);
    if (record.get() == 0) {
      rows.remove(key);
    } else {
      byte[] value = new byte[record.remaining()];
      record.get(value);
      rows.put(key, value);
    }
  }
}

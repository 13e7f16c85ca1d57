package io.latebind.state;

import io.latebind.rows.RowKeys;
import io.latebind.rows.Rows;
import io.latebind.rows.Utf8Order;
import java.util.Comparator;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A small table in memory: all rows of a kind that has few. Changes wait for {@link #write}.
 *
 * @param <V> a decoded row
 */
final class CachedTable<V> implements CachedRows {
  private final Rows rows;
  private final byte kind;
  private final Function<V, byte[]> encoder;
  private final Function<byte[], V> decoder;
  private final Set<String> stored = new HashSet<>();
  private final Set<String> changed = new HashSet<>();
  private @Nullable NavigableMap<String, V> known;

  /**
   * The rows of a kind.
   *
   * @param kind the first byte of their keys
   */
  CachedTable(Rows rows, byte kind, Function<V, byte[]> encoder, Function<byte[], V> decoder) {
    this.rows = rows;
    this.kind = kind;
    this.encoder = encoder;
    this.decoder = decoder;
  }

  /** All rows, in the order of their names. */
  NavigableMap<String, V> all() {
    NavigableMap<String, V> all = known;
    if (all == null) {
      all = read();
      known = all;
    }
    return all;
  }

  private NavigableMap<String, V> read() {
    Comparator<String> order = Utf8Order.INSTANCE;
    NavigableMap<String, V> all = new TreeMap<>(order);
    for (String name : RowKeys.all(rows, kind)) {
      byte[] row = rows.get(RowKeys.key(kind, name));
      if (row != null) {
        all.put(name, decoder.apply(row));
        stored.add(name);
      }
    }
    return all;
  }

  void put(String name, V value) {
    all().put(name, value);
    changed.add(name);
  }

  void remove(String name) {
    if (all().remove(name) != null) {
      changed.add(name);
    }
  }

  @Override
  public boolean isChanged() {
    return !changed.isEmpty();
  }

  /** Writes all changes. */
  @Override
  public void write() {
    for (String name : changed) {
      V value = all().get(name);
      if (value != null) {
        rows.put(RowKeys.key(kind, name), encoder.apply(value));
        stored.add(name);
      } else if (stored.remove(name)) {
        rows.delete(RowKeys.key(kind, name));
      }
    }
    changed.clear();
  }

  /** Empties the cache, because the rows were changed from outside. */
  @Override
  public void forget() {
    known = null;
    stored.clear();
    changed.clear();
  }
}

package io.latebind.wire;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Rows in memory as what they mean: those that were used last, and all that were changed since the
 * last {@link #write}. What is looked up again needs no store and no decoding, and what is changed
 * several times is written once.
 *
 * @param <V> what a row means
 */
final class WriteBack<V> {
  /** What one row takes beside its own weight. */
  private static final int OVERHEAD = 160;

  private final Rows rows;
  private final Function<String, byte[]> keys;
  private final Function<V, byte[]> encoder;
  private final Function<byte[], V> decoder;
  private final ToIntFunction<V> weigher;
  private final long maxWeight;

  private final Map<String, Held<V>> held = new LinkedHashMap<>(16, 0.75f, true);
  private final Set<Held<V>> changed = new LinkedHashSet<>();
  private long weight;

  /** A row: its meaning, which is null when there is no such row. */
  private static final class Held<V> {
    final String id;
    @Nullable V value;

    /** Whether there may be a row. */
    boolean stored;

    int weight;

    Held(String id, boolean stored) {
      this.id = id;
      this.stored = stored;
    }
  }

  /**
   * Rows that mean something.
   *
   * @param keys the key of an id's row
   * @param weigher about how many bytes of memory it takes
   * @param maxWeight how many bytes to hold
   */
  WriteBack(
      Rows rows,
      Function<String, byte[]> keys,
      Function<V, byte[]> encoder,
      Function<byte[], V> decoder,
      ToIntFunction<V> weigher,
      long maxWeight) {
    this.rows = rows;
    this.keys = keys;
    this.encoder = encoder;
    this.decoder = decoder;
    this.weigher = weigher;
    this.maxWeight = maxWeight;
  }

  @Nullable V get(String id) {
    return hold(id).value;
  }

  /** Changes a row without looking at what it was. */
  void put(String id, @Nullable V value) {
    Held<V> known = held.get(id);
    Held<V> row = known == null ? new Held<>(id, true) : known;
    row.value = value;
    changed.add(row);
    if (known == null) {
      held.put(id, row);
    }
    weigh(row);
    makeRoom(row);
  }

  private Held<V> hold(String id) {
    Held<V> known = held.get(id);
    if (known != null) {
      return known;
    }
    byte[] bytes = rows.get(keys.apply(id));
    Held<V> row = new Held<>(id, bytes != null);
    if (bytes != null) {
      row.value = decoder.apply(bytes);
    }
    held.put(id, row);
    weigh(row);
    makeRoom(row);
    return row;
  }

  private void weigh(Held<V> row) {
    V value = row.value;
    int now = OVERHEAD + 2 * row.id.length() + (value == null ? 0 : weigher.applyAsInt(value));
    weight += now - row.weight;
    row.weight = now;
  }

  private void makeRoom(Held<V> newest) {
    Iterator<Held<V>> eldest = held.values().iterator();
    while (weight > maxWeight && eldest.hasNext()) {
      Held<V> row = eldest.next();
      if (row != newest) {
        if (changed.remove(row)) {
          write(row);
        }
        weight -= row.weight;
        eldest.remove();
      }
    }
  }

  private void write(Held<V> row) {
    V value = row.value;
    if (value != null) {
      rows.put(keys.apply(row.id), encoder.apply(value));
      row.stored = true;
    } else if (row.stored) {
      rows.delete(keys.apply(row.id));
      row.stored = false;
    }
  }

  /** Whether something was changed that is not written. */
  boolean isChanged() {
    return !changed.isEmpty();
  }

  /** Writes all that was changed. */
  void write() {
    changed.forEach(this::write);
    changed.clear();
  }

  /** Forgets everything: the rows were changed by somebody else. */
  void forget() {
    held.clear();
    changed.clear();
    weight = 0;
  }
}

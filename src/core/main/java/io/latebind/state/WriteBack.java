package io.latebind.state;

import io.latebind.rows.Rows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A write-back cache of decoded rows: those used recently, and all that were changed since the last
 * {@link #write}. A repeated lookup needs no store and no decoding, and a row that is changed
 * several times is written once.
 *
 * <p>It has two generations. A row that is used moves to the young generation; when that fills half
 * of the room, it becomes the old one, and the rows of the previous old one that were not used
 * since are evicted. Rows in constant use stay, and eviction costs nothing per row.
 *
 * @param <V> a decoded row
 */
final class WriteBack<V> implements CachedRows {
  /** The bytes that a row takes besides its own weight. */
  private static final int OVERHEAD = 160;

  private final Rows rows;
  private final Function<String, byte[]> keys;
  private final Function<V, byte[]> encoder;
  private final Function<byte[], @Nullable V> decoder;
  private final ToIntFunction<V> weigher;
  private final long maxWeight;

  /** Rows that were read or used since the last change of generations. */
  private Map<String, Held<V>> young = new HashMap<>();

  /** Rows of the previous generation; some are in the young one, too. */
  private Map<String, Held<V>> old = new HashMap<>();

  /** The number of the young generation. */
  private long generation;

  /** Changed rows, in the order of their first change. Some may be written and evicted already. */
  private final List<Held<V>> changed = new ArrayList<>();

  private int unwritten;

  /** The weight of the young generation. */
  private long weight;

  /** An event looks up the same one or two ids again and again. They are young. */
  private @Nullable Held<V> last;

  private @Nullable Held<V> lastButOne;

  /** A cached row; its value is null when the row does not exist. */
  private static final class Held<V> {
    final String id;
    @Nullable V value;

    /** Whether the store may have the row. */
    boolean stored;

    /** Whether it has changes that are not written yet. */
    boolean changed;

    /** The last generation in which it was young. */
    long generation;

    int weight;

    Held(String id, boolean stored) {
      this.id = id;
      this.stored = stored;
    }
  }

  /**
   * An empty cache.
   *
   * @param keys the key of an id's row
   * @param decoder returns null for a row that means nothing
   * @param weigher about how many bytes of memory a value takes
   * @param maxWeight how many bytes to hold
   */
  WriteBack(
      Rows rows,
      Function<String, byte[]> keys,
      Function<V, byte[]> encoder,
      Function<byte[], @Nullable V> decoder,
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
    Held<V> known = find(id);
    return known == null ? read(id).value : known.value;
  }

  /** Changes a row without looking up its previous value. */
  void put(String id, @Nullable V value) {
    Held<V> known = find(id);
    Held<V> row = known == null ? new Held<>(id, true) : known;
    row.value = value;
    if (!row.changed) {
      row.changed = true;
      unwritten++;
      changed.add(row);
    }
    if (known == null) {
      hold(row);
    }
    weigh(row);
  }

  private @Nullable Held<V> find(String id) {
    Held<V> latest = last;
    if (latest != null && latest.id.equals(id)) {
      return latest;
    }
    Held<V> found = lastButOne;
    if (found == null || !found.id.equals(id)) {
      found = young.get(id);
    }
    if (found != null) {
      remember(found);
      return found;
    }
    Held<V> aged = old.get(id);
    if (aged != null) {
      hold(aged);
      weigh(aged);
    }
    return aged;
  }

  private Held<V> read(String id) {
    byte[] bytes = rows.get(keys.apply(id));
    Held<V> row = new Held<>(id, bytes != null);
    if (bytes != null) {
      row.value = decoder.apply(bytes);
    }
    hold(row);
    weigh(row);
    return row;
  }

  private void hold(Held<V> row) {
    row.generation = generation;
    row.weight = 0;
    young.put(row.id, row);
    remember(row);
  }

  private void remember(Held<V> row) {
    lastButOne = last;
    last = row;
  }

  private void weigh(Held<V> row) {
    V value = row.value;
    int now = OVERHEAD + 2 * row.id.length() + (value == null ? 0 : weigher.applyAsInt(value));
    if (row.generation == generation) {
      weight += now - row.weight;
    }
    row.weight = now;
    if (weight > maxWeight / 2) {
      turnOver();
    }
  }

  /** Evicts the old rows that were not used again, and makes the young ones old. */
  private void turnOver() {
    write(row -> row.generation != generation);
    changed.removeIf(row -> !row.changed);
    old = young;
    young = HashMap.newHashMap(old.size());
    generation++;
    weight = 0;
    last = null;
    lastButOne = null;
  }

  private void write(Predicate<Held<V>> which) {
    List<Rows.Change> changes = new ArrayList<>(unwritten);
    for (Held<V> row : changed) {
      if (row.changed && which.test(row)) {
        write(row, changes);
      }
    }
    if (!changes.isEmpty()) {
      rows.write(changes);
    }
  }

  private void write(Held<V> row, List<Rows.Change> changes) {
    V value = row.value;
    if (value != null) {
      changes.add(new Rows.Change(keys.apply(row.id), encoder.apply(value)));
      row.stored = true;
    } else if (row.stored) {
      changes.add(new Rows.Change(keys.apply(row.id), null));
      row.stored = false;
    }
    row.changed = false;
    unwritten--;
  }

  /** Whether there are changes that are not written yet. */
  @Override
  public boolean isChanged() {
    return unwritten > 0;
  }

  /** Writes all changes. */
  @Override
  public void write() {
    write(row -> true);
    changed.clear();
  }

  /** Empties the cache, because the rows were changed from outside. */
  @Override
  public void forget() {
    young.clear();
    old.clear();
    changed.clear();
    unwritten = 0;
    weight = 0;
    last = null;
    lastButOne = null;
  }
}

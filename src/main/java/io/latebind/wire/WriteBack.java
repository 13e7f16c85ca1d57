package io.latebind.wire;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Rows in memory as what they mean: those that were used last, and all that were changed since the
 * last {@link #write}. What is looked up again needs no store and no decoding, and what is changed
 * several times is written once.
 *
 * <p>When there is no more room, rows go by second chance: in the order in which they came, but one
 * that was used since it was considered last goes to the end once more. What is used all the time
 * stays, as it would in the order of use, and a look costs no more than a flag.
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

  private final Map<String, Held<V>> held = new HashMap<>();

  /** Those held, in the order in which they are considered when there is no more room. */
  private final Queue<Held<V>> candidates = new ArrayDeque<>();

  /** In the order of their first change. Some that had to go, and are written, may be there yet. */
  private final List<Held<V>> changed = new ArrayList<>();

  private int unwritten;
  private long weight;

  /** An event looks up the same one or two ids again and again. */
  private @Nullable Held<V> last;

  private @Nullable Held<V> lastButOne;

  /** A row: its meaning, which is null when there is no such row. */
  private static final class Held<V> {
    final String id;
    @Nullable V value;

    /** Whether there may be a row. */
    boolean stored;

    /** Whether it is not written yet. */
    boolean changed;

    /** Whether it came or was looked up since it was considered last. */
    boolean used = true;

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
    Held<V> known = find(id);
    return known == null ? read(id).value : known.value;
  }

  /** Changes a row without looking at what it was. */
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
    makeRoom(row);
  }

  private @Nullable Held<V> find(String id) {
    Held<V> latest = last;
    if (latest != null && latest.id.equals(id)) {
      return latest;
    }
    Held<V> found = lastButOne;
    if (found == null || !found.id.equals(id)) {
      found = held.get(id);
      if (found == null) {
        return null;
      }
      found.used = true;
    }
    remember(found);
    return found;
  }

  private Held<V> read(String id) {
    byte[] bytes = rows.get(keys.apply(id));
    Held<V> row = new Held<>(id, bytes != null);
    if (bytes != null) {
      row.value = decoder.apply(bytes);
    }
    hold(row);
    weigh(row);
    makeRoom(row);
    return row;
  }

  private void hold(Held<V> row) {
    held.put(row.id, row);
    candidates.add(row);
    remember(row);
  }

  private void remember(Held<V> row) {
    lastButOne = last;
    last = row;
  }

  private void weigh(Held<V> row) {
    V value = row.value;
    int now = OVERHEAD + 2 * row.id.length() + (value == null ? 0 : weigher.applyAsInt(value));
    weight += now - row.weight;
    row.weight = now;
  }

  private void makeRoom(Held<V> newest) {
    while (weight > maxWeight && candidates.size() > 1) {
      Held<V> row = candidates.remove();
      if (row == newest || row.used) {
        row.used = false;
        candidates.add(row);
      } else {
        drop(row);
      }
    }
  }

  private void drop(Held<V> row) {
    if (row.changed) {
      write(row);
      dropWritten();
    }
    weight -= row.weight;
    held.remove(row.id);
    last = row == last ? null : last;
    lastButOne = row == lastButOne ? null : lastButOne;
  }

  /** Lets go of the changed rows that had to go, once they are more than the others. */
  private void dropWritten() {
    if (changed.size() > 2 * unwritten) {
      changed.removeIf(row -> !row.changed);
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
    row.changed = false;
    unwritten--;
  }

  /** Whether something was changed that is not written. */
  boolean isChanged() {
    return unwritten > 0;
  }

  /** Writes all that was changed. */
  void write() {
    for (Held<V> row : changed) {
      if (row.changed) {
        write(row);
      }
    }
    changed.clear();
  }

  /** Forgets everything: the rows were changed by somebody else. */
  void forget() {
    held.clear();
    candidates.clear();
    changed.clear();
    unwritten = 0;
    weight = 0;
    last = null;
    lastButOne = null;
  }
}

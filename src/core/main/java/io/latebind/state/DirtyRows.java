package io.latebind.state;

import io.latebind.rows.RowKeys;
import io.latebind.rows.Rows;
import io.latebind.rows.Utf8Order;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The dirty documents, in memory, and which of them were evaluated recently. Only a document that
 * is dirty at a commit has a row.
 */
final class DirtyRows implements CachedRows {
  private static final byte[] PRESENT = {1};

  /** The most documents that are remembered as evaluated. */
  private static final int MAX_EVALUATED = 10_000;

  private final Rows rows;

  /** All dirty documents; those that have been dirty for longest come first. */
  private final Set<String> dirty = new LinkedHashSet<>();

  /** Those of them that were not evaluated recently, in the same order. */
  private final Set<String> fresh = new LinkedHashSet<>();

  private final Set<String> evaluated = new HashSet<>();
  private final Set<String> stored = new HashSet<>();
  private final Set<String> changed = new HashSet<>();
  private boolean known;

  DirtyRows(Rows rows) {
    this.rows = rows;
  }

  private void read() {
    if (!known) {
      known = true;
      stored.addAll(RowKeys.all(rows, RowKeys.DIRTY));
      stored.stream().sorted(Utf8Order.INSTANCE).forEach(dirty::add);
      fresh.addAll(dirty);
    }
  }

  void put(String id) {
    read();
    if (dirty.add(id)) {
      changed.add(id);
      if (!evaluated.contains(id)) {
        fresh.add(id);
      }
    }
  }

  void remove(String id) {
    read();
    if (dirty.remove(id)) {
      fresh.remove(id);
      changed.add(id);
      if (evaluated.size() < MAX_EVALUATED) {
        evaluated.add(id);
      }
    }
  }

  int count() {
    read();
    return dirty.size();
  }

  /**
   * The document that has been dirty for longest; null when there is none.
   *
   * @param any whether it may be one that was evaluated recently
   */
  @Nullable String next(boolean any) {
    read();
    Set<String> among = any ? dirty : fresh;
    return among.isEmpty() ? null : among.iterator().next();
  }

  /** From now on, no document counts as evaluated recently. */
  void forgetEvaluated() {
    evaluated.clear();
    fresh.addAll(dirty);
  }

  @Override
  public boolean isChanged() {
    return !changed.isEmpty();
  }

  /** Writes which documents are dirty, and which no longer are. */
  @Override
  public void write() {
    List<Rows.Change> changes = new ArrayList<>();
    for (String id : changed) {
      if (dirty.contains(id)) {
        if (stored.add(id)) {
          changes.add(new Rows.Change(RowKeys.key(RowKeys.DIRTY, id), PRESENT));
        }
      } else if (stored.remove(id)) {
        changes.add(new Rows.Change(RowKeys.key(RowKeys.DIRTY, id), null));
      }
    }
    changed.clear();
    if (!changes.isEmpty()) {
      rows.write(changes);
    }
  }

  /** Empties the cache, because the rows were changed from outside. */
  @Override
  public void forget() {
    known = false;
    dirty.clear();
    fresh.clear();
    evaluated.clear();
    stored.clear();
    changed.clear();
  }
}

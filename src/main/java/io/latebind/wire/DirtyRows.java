package io.latebind.wire;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The dirty documents, in memory, and which of them were evaluated lately. Only who is dirty at a
 * commit has a row.
 */
final class DirtyRows implements HeldRows {
  private static final byte[] PRESENT = {1};

  /** Of more it is not remembered that they were evaluated. */
  private static final int MAX_EVALUATED = 10_000;

  private final Rows rows;

  /** All that are dirty; who has been so for longest comes first. */
  private final Set<String> dirty = new LinkedHashSet<>();

  /** Those of them that were not evaluated lately, in the same order. */
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
   * The one that has been dirty for longest.
   *
   * @param any also one that was evaluated lately
   */
  @Nullable String next(boolean any) {
    read();
    Set<String> among = any ? dirty : fresh;
    return among.isEmpty() ? null : among.iterator().next();
  }

  /** None counts as evaluated lately. */
  void forgetEvaluated() {
    evaluated.clear();
    fresh.addAll(dirty);
  }

  @Override
  public boolean isChanged() {
    return !changed.isEmpty();
  }

  /** Writes who is dirty, and who is not any more. */
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

  /** Forgets everything: the rows were changed by somebody else. */
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

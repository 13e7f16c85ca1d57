package io.latebind.wire;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The dirty documents, in memory: those that were evaluated since the last commit already, and the
 * others. Only who is dirty at a commit has a row.
 */
final class DirtyRows {
  private static final byte[] PRESENT = {1};

  /** Of more it is not remembered that they were evaluated. */
  private static final int MAX_EVALUATED = 10_000;

  private final Rows rows;

  /** Those that were not evaluated since the last commit, the oldest first. */
  private final Set<String> fresh = new LinkedHashSet<>();

  /** Those that were, the oldest first. */
  private final Set<String> again = new LinkedHashSet<>();

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
      stored.addAll(RowKeys.ids(rows, RowKeys.DIRTY, "", null, Integer.MAX_VALUE));
      stored.stream().sorted(Utf8Order.INSTANCE).forEach(fresh::add);
    }
  }

  void put(String id) {
    read();
    boolean added =
        evaluated.contains(id) ? !fresh.contains(id) && again.add(id) : fresh.add(id);
    if (added) {
      changed.add(id);
    }
  }

  void remove(String id) {
    read();
    if (fresh.remove(id) || again.remove(id)) {
      changed.add(id);
      if (evaluated.size() < MAX_EVALUATED) {
        evaluated.add(id);
      }
    }
  }

  int count() {
    read();
    return fresh.size() + again.size();
  }

  /**
   * The one that has been dirty for longest.
   *
   * @param any also one that was evaluated since the last commit
   */
  @Nullable String next(boolean any) {
    read();
    if (!fresh.isEmpty()) {
      return fresh.iterator().next();
    }
    return any && !again.isEmpty() ? again.iterator().next() : null;
  }

  /** A commit begins: none was evaluated since. */
  void committing() {
    evaluated.clear();
    fresh.addAll(again);
    again.clear();
  }

  boolean isChanged() {
    return !changed.isEmpty();
  }

  /** Writes who is dirty, and who is not any more. */
  void write() {
    List<Rows.Change> changes = new ArrayList<>();
    for (String id : changed) {
      if (fresh.contains(id) || again.contains(id)) {
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
  void forget() {
    known = false;
    fresh.clear();
    again.clear();
    evaluated.clear();
    stored.clear();
    changed.clear();
  }
}

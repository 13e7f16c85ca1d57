package io.latebind.wire;

import io.latebind.engine.StoredDocument;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What documents were before their last record, which was refused: their topic has only that one
 * for them, and what is restored from it is not to be believed.
 *
 * <p>A row that is not needed any more stays until {@link #write}: what has come in its place is
 * held back as well, and who reads the rows from outside must find one of them at any time.
 */
final class KeptDocuments {
  /** Of more it is not known in memory which they are. */
  private static final int MAX_KNOWN = 10_000;

  private final Rows rows;

  /** Those whose rows are to be deleted. */
  private final Set<String> removed = new HashSet<>();

  private boolean known;

  /** Those that there are; null when there may be any others. */
  private @Nullable Set<String> ids;

  KeptDocuments(Rows rows) {
    this.rows = rows;
  }

  /** The row of a document, which may say that there was none; null when it is not kept. */
  byte @Nullable [] row(String id) {
    Set<String> all = all();
    boolean mayBeKept = !removed.contains(id) && (all == null || all.contains(id));
    return mayBeKept ? rows.get(RowKeys.key(RowKeys.KEPT, id)) : null;
  }

  /** Mostly there are none, and then none is looked for. */
  private @Nullable Set<String> all() {
    if (!known) {
      List<String> first = RowKeys.ids(rows, RowKeys.KEPT, "", null, MAX_KNOWN + 1);
      ids = first.size() > MAX_KNOWN ? null : new HashSet<>(first);
      known = true;
    }
    return ids;
  }

  void put(String id, @Nullable StoredDocument document) {
    Set<String> all = all();
    removed.remove(id);
    rows.put(RowKeys.key(RowKeys.KEPT, id), RowCodecs.encodeKept(document));
    if (all != null) {
      all.add(id);
      ids = all.size() > MAX_KNOWN ? null : all;
    }
  }

  void remove(String id) {
    if (row(id) != null) {
      removed.add(id);
    }
  }

  /** Whether there are rows to be deleted. */
  boolean isChanged() {
    return !removed.isEmpty();
  }

  /** Deletes the rows that are not needed any more: what came in their place has been written. */
  void write() {
    Set<String> all = all();
    for (String id : removed) {
      rows.delete(RowKeys.key(RowKeys.KEPT, id));
      if (all != null) {
        all.remove(id);
      }
    }
    removed.clear();
  }

  /** Forgets what is held in memory: the rows were changed by somebody else. */
  void forget() {
    removed.clear();
    known = false;
  }

  /**
   * The ids of stored documents and of those that are kept.
   *
   * @param stored the former, within the bounds
   */
  List<String> merged(List<String> stored, String after, @Nullable String upTo, int limit) {
    Set<String> all = all();
    if (all != null && all.isEmpty()) {
      return stored;
    }
    NavigableSet<String> merged = new TreeSet<>(Utf8Order.INSTANCE);
    merged.addAll(stored);
    RowKeys.ids(rows, RowKeys.KEPT, after, upTo, limit + removed.size()).stream()
        .filter(id -> !removed.contains(id))
        .forEach(merged::add);
    return merged.stream().limit(limit).toList();
  }
}

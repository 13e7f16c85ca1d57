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
final class KeptDocuments implements HeldRows {
  /** The memory of the filter at first: enough for 6,000. */
  private static final int FILTER_BYTES = 8 * 1024;

  /** The most memory of the filter: enough for 3 million. */
  private static final int MAX_FILTER_BYTES = 4 * 1024 * 1024;

  private final Rows rows;

  /** Those whose rows are to be deleted. */
  private final Set<String> removed = new HashSet<>();

  private boolean known;

  /** Of those that there are, and were since the task began; null when there may be any others. */
  private @Nullable KeyFilters filter;

  private long count;

  KeptDocuments(Rows rows) {
    this.rows = rows;
  }

  /** The row of a document, which may say that there was none; null when it is not kept. */
  byte @Nullable [] row(String id) {
    find();
    return count > 0 && !removed.contains(id) && (filter == null || filter.mayContain(id))
        ? rows.get(RowKeys.key(RowKeys.KEPT, id))
        : null;
  }

  /** Mostly there are none, and then none is looked for. */
  private void find() {
    if (known) {
      return;
    }
    count = 0;
    filter = new KeyFilters(FILTER_BYTES, MAX_FILTER_BYTES);
    byte[] first = {RowKeys.KEPT};
    rows.scan(
        first,
        RowKeys.behindAll(first),
        key -> {
          count++;
          note(RowKeys.text(key, 1));
          return true;
        });
    known = true;
  }

  private void note(String id) {
    if (filter != null && !filter.add(id)) {
      filter = null;
    }
  }

  /** Keeps a document that is not kept. */
  void put(String id, @Nullable StoredDocument document) {
    rows.put(RowKeys.key(RowKeys.KEPT, id), RowCodecs.encodeKept(document));
    if (!removed.remove(id)) {
      count++;
      note(id);
    }
  }

  void remove(String id) {
    if (row(id) != null) {
      removed.add(id);
    }
  }

  /** Whether there are rows to be deleted. */
  @Override
  public boolean isChanged() {
    return !removed.isEmpty();
  }

  /** Deletes the rows that are not needed any more: what came in their place has been written. */
  @Override
  public void write() {
    for (String id : removed) {
      rows.delete(RowKeys.key(RowKeys.KEPT, id));
      count--;
    }
    if (count == 0) {
      filter = new KeyFilters(FILTER_BYTES, MAX_FILTER_BYTES);
    }
    removed.clear();
  }

  /** Forgets what is held in memory: the rows were changed by somebody else. */
  @Override
  public void forget() {
    removed.clear();
    known = false;
  }

  /**
   * The ids of stored documents and of those that are kept.
   *
   * @param stored the former, within the bounds
   */
  List<String> merged(List<String> stored, String after, @Nullable String upTo, int limit) {
    find();
    if (count == 0) {
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

package io.latebind.wire;

import io.latebind.engine.Evaluated;
import io.latebind.engine.IndexState;
import io.latebind.engine.StoredDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a partition has written, for those who ask from outside. */
public final class RowReader {
  private final Rows rows;
  private final Rows contents;

  /** Reads the rows of a partition, and those of the contents of its documents. */
  public RowReader(Rows rows, Rows contents) {
    this.rows = rows;
    this.contents = contents;
  }

  /** Whether there is a document, also when its content is not there. */
  public boolean isDocument(String id) {
    return row(id).version() != null;
  }

  /** A document; null when there is none, or when its content is not there. */
  public @Nullable StoredDocument document(String id) {
    IdRow.Version version = row(id).version();
    if (version == null) {
      return null;
    }
    if (version.kept()) {
      return kept(rows, id);
    }
    return new Contents(contents).get(id, version.offset());
  }

  /** A document whose content is kept beside all others. */
  static @Nullable StoredDocument kept(Rows rows, String id) {
    byte[] row = rows.get(RowKeys.key(RowKeys.KEPT, id));
    return row == null ? null : RowCodecs.decodeDocument(row);
  }

  /** What a document was evaluated to last: nothing, when it never was. */
  public Evaluated evaluated(String id) {
    Evaluated evaluated = row(id).evaluated();
    return evaluated == null ? Evaluated.NEVER : evaluated;
  }

  /**
   * An entry as JSON.
   *
   * @param key the key on the {@code entries} topic
   * @return null when there is no such entry
   */
  public byte @Nullable [] entry(String key) {
    EntryOwner parts = EntryOwner.of(key);
    IdRow row = parts == null ? null : row(parts.id());
    return row == null || parts == null || row.isApart(parts.index())
        ? rows.get(RowKeys.key(RowKeys.ENTRY, key))
        : row.entries().get(parts.index());
  }

  /** What is known of an index. */
  public @Nullable IndexState index(String name) {
    byte[] row = rows.get(RowKeys.key(RowKeys.INDEX, name));
    return row == null ? null : RowCodecs.decodeIndex(row);
  }

  /** The names of all open sweeps. */
  public List<String> sweeps() {
    return RowKeys.all(rows, RowKeys.SWEEP);
  }

  private IdRow row(String id) {
    byte[] row = rows.get(RowKeys.key(RowKeys.ID, id));
    return row == null ? IdRow.NOTHING : RowCodecs.decodeId(row);
  }
}

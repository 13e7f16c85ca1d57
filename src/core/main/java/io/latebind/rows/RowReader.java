package io.latebind.rows;

import io.latebind.protocol.EvaluationRecord;
import io.latebind.protocol.IndexState;
import io.latebind.protocol.StoredDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a partition has written, for queries from outside. */
public final class RowReader {
  private final Rows rows;
  private final Rows contents;

  /** Reads the rows of a partition, and the rows of the contents of its documents. */
  public RowReader(Rows rows, Rows contents) {
    this.rows = rows;
    this.contents = contents;
  }

  /** Whether a document exists, even if its content is missing. */
  public boolean isDocument(String id) {
    return row(id).version() != null;
  }

  /** A document; null when it does not exist, or its content is missing. */
  public @Nullable StoredDocument document(String id) {
    DocumentState.Version version = row(id).version();
    if (version == null) {
      return null;
    }
    if (version.kept()) {
      return kept(rows, id);
    }
    return new Contents(contents).get(id, version.offset());
  }

  /** A document whose content is stored separately from all others; null when there is none. */
  public static @Nullable StoredDocument kept(Rows rows, String id) {
    byte[] row = rows.get(RowKeys.key(RowKeys.KEPT, id));
    return row == null ? null : RowCodecs.decodeDocument(row);
  }

  /** The last evaluation of a document; {@link EvaluationRecord#NEVER} when there was none. */
  public EvaluationRecord evaluated(String id) {
    EvaluationRecord evaluated = row(id).evaluated();
    return evaluated == null ? EvaluationRecord.NEVER : evaluated;
  }

  /**
   * An entry as JSON.
   *
   * @param key the key on the {@code entries} topic
   * @return null when there is no such entry
   */
  public byte @Nullable [] entry(String key) {
    EntryOwner parts = EntryOwner.of(key);
    DocumentState row = parts == null ? null : row(parts.id());
    return row == null || parts == null || row.isApart(parts.index())
        ? rows.get(RowKeys.key(RowKeys.ENTRY, key))
        : row.entries().get(parts.index());
  }

  /** What is known about an index. */
  public @Nullable IndexState index(String name) {
    byte[] row = rows.get(RowKeys.key(RowKeys.INDEX, name));
    return row == null ? null : RowCodecs.decodeIndex(row);
  }

  /** The names of all open sweeps. */
  public List<String> sweeps() {
    return RowKeys.all(rows, RowKeys.SWEEP);
  }

  private DocumentState row(String id) {
    byte[] row = rows.get(RowKeys.key(RowKeys.ID, id));
    return row == null ? DocumentState.NOTHING : RowCodecs.decodeId(row);
  }
}

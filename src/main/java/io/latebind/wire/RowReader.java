package io.latebind.wire;

import io.latebind.engine.Evaluated;
import io.latebind.engine.IndexState;
import io.latebind.engine.StoredDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a partition has written, for those who ask from outside. */
public final class RowReader {
  private final Rows protocol;

  /** Reads the rows of all kinds but documents. */
  public RowReader(Rows protocol) {
    this.protocol = protocol;
  }

  /**
   * What is kept of a document of which the last record was refused. To be read before its row from
   * among the documents: who writes does so in the opposite order.
   */
  public byte @Nullable [] kept(String id) {
    return protocol.get(RowKeys.key(RowKeys.KEPT, id));
  }

  /**
   * A document.
   *
   * @param kept as {@link #kept} says
   * @param stored its row from among the documents, if there is one; not needed when it is kept
   */
  public static @Nullable StoredDocument document(
      byte @Nullable [] kept, byte @Nullable [] stored) {
    if (kept != null) {
      return RowCodecs.decodeKept(kept);
    }
    return stored == null ? null : RowCodecs.decodeDocument(stored);
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
        ? protocol.get(RowKeys.key(RowKeys.ENTRY, key))
        : row.entries().get(parts.index());
  }

  /** What is known of an index. */
  public @Nullable IndexState index(String name) {
    byte[] row = protocol.get(RowKeys.key(RowKeys.INDEX, name));
    return row == null ? null : RowCodecs.decodeIndex(row);
  }

  /** The names of all open sweeps. */
  public List<String> sweeps() {
    byte[] first = {RowKeys.SWEEP};
    return RowKeys.scan(protocol, first, RowKeys.behindAll(first), 1, Integer.MAX_VALUE);
  }

  private IdRow row(String id) {
    byte[] row = protocol.get(RowKeys.key(RowKeys.ID, id));
    return row == null ? IdRow.NOTHING : RowCodecs.decodeId(row);
  }
}

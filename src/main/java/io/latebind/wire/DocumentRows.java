package io.latebind.wire;

import io.latebind.engine.StoredDocument;
import org.jspecify.annotations.Nullable;

/**
 * Documents, of which the row of the id says which version there is, and another row has the
 * content: one that is restored from their topic, or one that is kept because the topic may forget
 * it.
 */
final class DocumentRows {
  private final Rows rows;
  private final Contents contents;
  private final IdRows ids;

  /** What was read last: who goes over the referrers of a document reads it for each of them. */
  private String lastId = "";

  private @Nullable StoredDocument last;

  DocumentRows(Rows rows, Contents contents, IdRows ids) {
    this.rows = rows;
    this.contents = contents;
    this.ids = ids;
  }

  @Nullable StoredDocument get(String id) {
    IdRow.Version version = ids.get(id).version();
    if (version == null) {
      return null;
    }
    StoredDocument known = last;
    if (known != null && known.offset() == version.offset() && lastId.equals(id)) {
      return known;
    }
    last = version.kept() ? RowReader.kept(rows, id) : contents.get(id, version.offset());
    lastId = id;
    return last;
  }

  /** Forgets what is held in memory. */
  void forget() {
    last = null;
  }

  void put(String id, StoredDocument document) {
    contents.put(id, document);
    become(id, new IdRow.Version(document.offset(), false));
  }

  void remove(String id) {
    contents.remove(id);
    become(id, null);
  }

  private void become(String id, IdRow.@Nullable Version version) {
    forget();
    IdRow.Version before = ids.get(id).version();
    if (before != null && before.kept()) {
      rows.delete(RowKeys.key(RowKeys.KEPT, id));
    }
    ids.change(id, row -> row.withVersion(version));
  }

  /** Keeps a content, if it is there. */
  boolean keep(String id) {
    StoredDocument document = get(id);
    if (document == null) {
      return false;
    }
    rows.put(RowKeys.key(RowKeys.KEPT, id), RowCodecs.encode(document));
    contents.remove(id);
    ids.change(id, row -> row.withVersion(new IdRow.Version(document.offset(), true)));
    return true;
  }
}

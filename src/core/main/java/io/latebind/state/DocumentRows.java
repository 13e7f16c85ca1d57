package io.latebind.state;

import io.latebind.protocol.StoredDocument;
import io.latebind.rows.Contents;
import io.latebind.rows.DocumentState;
import io.latebind.rows.RowCodecs;
import io.latebind.rows.RowKeys;
import io.latebind.rows.RowReader;
import io.latebind.rows.Rows;
import org.jspecify.annotations.Nullable;

/**
 * Documents: the row of the id holds the version, and another row the content. That row is restored
 * from the topic of documents, or kept because the topic may forget it.
 */
final class DocumentRows {
  private final Rows rows;
  private final Contents contents;
  private final DocumentStates ids;

  /** The document that was read last: a pass over its referrers reads it for each of them. */
  private String lastId = "";

  private @Nullable StoredDocument last;

  DocumentRows(Rows rows, Contents contents, DocumentStates ids) {
    this.rows = rows;
    this.contents = contents;
    this.ids = ids;
  }

  @Nullable StoredDocument get(String id) {
    DocumentState.Version version = ids.get(id).version();
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

  /** Empties the cache. */
  void forget() {
    last = null;
  }

  void put(String id, StoredDocument document) {
    contents.put(id, document);
    become(id, new DocumentState.Version(document.offset(), false));
  }

  void remove(String id) {
    contents.remove(id);
    become(id, null);
  }

  private void become(String id, DocumentState.@Nullable Version version) {
    forget();
    DocumentState.Version before = ids.get(id).version();
    if (before != null && before.kept()) {
      rows.delete(RowKeys.key(RowKeys.KEPT, id));
    }
    ids.change(id, row -> row.withVersion(version));
  }

  /** Keeps the content of a document separately; false when it is missing. */
  boolean keep(String id) {
    StoredDocument document = get(id);
    if (document == null) {
      return false;
    }
    rows.put(RowKeys.key(RowKeys.KEPT, id), RowCodecs.encode(document));
    contents.remove(id);
    ids.change(id, row -> row.withVersion(new DocumentState.Version(document.offset(), true)));
    return true;
  }
}

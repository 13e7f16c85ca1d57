package io.latebind.rows;

import io.latebind.protocol.StoredDocument;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The contents of documents, in a store that is restored from their topic. Of a document, it may
 * hold a version that the state does not know, or none, if it was restored after the topic had
 * forgotten a version that was overwritten. Contents are seldom read, so decoded ones are not
 * cached.
 *
 * @param rows of that store
 */
public record Contents(Rows rows) {
  private static final byte[] STORE = {RowKeys.STORE};

  private static byte[] key(String id) {
    return RowKeys.key(RowKeys.CONTENT, id);
  }

  /** The content of one version of a document; null when it is missing. */
  public @Nullable StoredDocument get(String id, long offset) {
    byte[] row = rows.get(key(id));
    StoredDocument document = row == null ? null : RowCodecs.decodeDocument(row);
    return document != null && document.offset() == offset ? document : null;
  }

  public void put(String id, StoredDocument document) {
    rows.put(key(id), RowCodecs.encode(document));
  }

  public void remove(String id) {
    rows.delete(key(id));
  }

  /** The number by which the store identifies itself; 0 when it has none yet. */
  public long store() {
    byte[] number = rows.get(STORE);
    return number == null ? 0 : ByteBuffer.wrap(number).getLong();
  }

  public void store(long number) {
    rows.put(STORE, ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }
}

package io.latebind.wire;

import io.latebind.engine.StoredDocument;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The contents of documents, in a store that is restored from their topic. What it has of a
 * document may be of a version that the state does not know, or nothing, when it was restored after
 * the topic had forgotten a version that was written again. They are seldom read, so that nothing
 * of them is held in memory as what it means.
 *
 * @param rows of that store
 */
record Contents(Rows rows) {
  private static final byte[] STORE = {RowKeys.STORE};

  private static byte[] key(String id) {
    return RowKeys.key(RowKeys.CONTENT, id);
  }

  /** The content of one version of a document; null when it is not there. */
  @Nullable StoredDocument get(String id, long offset) {
    byte[] row = rows.get(key(id));
    StoredDocument document = row == null ? null : RowCodecs.decodeDocument(row);
    return document != null && document.offset() == offset ? document : null;
  }

  void put(String id, StoredDocument document) {
    rows.put(key(id), RowCodecs.encode(document));
  }

  void remove(String id) {
    rows.delete(key(id));
  }

  /** The number that the store has given itself; 0 when it has none yet. */
  long store() {
    byte[] number = rows.get(STORE);
    return number == null ? 0 : ByteBuffer.wrap(number).getLong();
  }

  void store(long number) {
    rows.put(STORE, ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }
}

package io.latebind.wire;

import io.latebind.engine.StoredDocument;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The contents of documents, in a store that is restored from their topic. What it has of a
 * document may be of a version that the state does not know, or nothing, when it was restored after
 * the topic had forgotten a version that was written again.
 */
final class Contents implements HeldRows {
  private static final byte[] STORE = {RowKeys.STORE};

  private final Rows rows;
  private final WriteBack<StoredDocument> held;

  /**
   * Contents in rows.
   *
   * @param heldBytes about how much to hold in memory of what was used last
   */
  Contents(Rows rows, long heldBytes) {
    this.rows = rows;
    this.held =
        new WriteBack<>(
            rows,
            Contents::key,
            RowCodecs::encode,
            RowCodecs::decodeDocument,
            document -> document.content().length,
            heldBytes);
  }

  private static byte[] key(String id) {
    return RowKeys.key(RowKeys.CONTENT, id);
  }

  /** What a store has of a document. */
  static @Nullable StoredDocument read(Rows rows, String id) {
    byte[] row = rows.get(key(id));
    return row == null ? null : RowCodecs.decodeDocument(row);
  }

  /** The content of one version of a document; null when it is not there. */
  @Nullable StoredDocument get(String id, long offset) {
    StoredDocument document = held.get(id);
    return document != null && document.offset() == offset ? document : null;
  }

  void put(String id, @Nullable StoredDocument document) {
    held.put(id, document);
  }

  /** The number that the store has given itself; 0 when it has none yet. */
  long store() {
    byte[] number = rows.get(STORE);
    return number == null ? 0 : ByteBuffer.wrap(number).getLong();
  }

  void store(long number) {
    rows.put(STORE, ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }

  @Override
  public boolean isChanged() {
    return held.isChanged();
  }

  @Override
  public void write() {
    held.write();
  }

  @Override
  public void forget() {
    held.forget();
  }
}

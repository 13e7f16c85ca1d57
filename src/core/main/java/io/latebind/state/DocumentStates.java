package io.latebind.state;

import io.latebind.rows.DocumentState;
import io.latebind.rows.RowCodecs;
import io.latebind.rows.RowKeys;
import io.latebind.rows.Rows;
import java.util.function.UnaryOperator;

/**
 * The {@link DocumentState}s: everything known about an id except the document itself, one row
 * each.
 */
final class DocumentStates implements CachedRows {
  private final WriteBack<DocumentState> held;

  /**
   * The rows of ids.
   *
   * @param heldBytes about how many bytes of recently used rows to hold in memory
   */
  DocumentStates(Rows rows, long heldBytes) {
    held =
        new WriteBack<>(
            rows,
            id -> RowKeys.key(RowKeys.ID, id),
            RowCodecs::encode,
            RowCodecs::decodeId,
            DocumentState::weight,
            heldBytes);
  }

  DocumentState get(String id) {
    DocumentState row = held.get(id);
    return row == null ? DocumentState.NOTHING : row;
  }

  @SuppressWarnings("ReferenceEquality") // The same instance means no change.
  void change(String id, UnaryOperator<DocumentState> change) {
    DocumentState before = get(id);
    DocumentState after = change.apply(before);
    if (after == before) {
      return;
    }
    held.put(id, after.isEmpty() ? null : after);
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

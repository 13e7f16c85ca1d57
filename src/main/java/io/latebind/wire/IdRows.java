package io.latebind.wire;

import java.util.function.UnaryOperator;

/** Everything but documents themselves that is known of an id, in a row each. */
final class IdRows implements HeldRows {
  private final WriteBack<IdRow> held;

  /**
   * The rows of ids.
   *
   * @param heldBytes about how much to hold in memory of what was used last
   */
  IdRows(Rows rows, long heldBytes) {
    held =
        new WriteBack<>(
            rows,
            id -> RowKeys.key(RowKeys.ID, id),
            RowCodecs::encode,
            RowCodecs::decodeId,
            IdRow::weight,
            heldBytes);
  }

  IdRow get(String id) {
    IdRow row = held.get(id);
    return row == null ? IdRow.NOTHING : row;
  }

  @SuppressWarnings("ReferenceEquality") // The same one says that nothing is changed.
  void change(String id, UnaryOperator<IdRow> change) {
    IdRow before = get(id);
    IdRow after = change.apply(before);
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

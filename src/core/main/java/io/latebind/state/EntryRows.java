package io.latebind.state;

import io.latebind.rows.DocumentState;
import io.latebind.rows.EntryOwner;
import io.latebind.rows.RowKeys;
import io.latebind.rows.Rows;
import org.jspecify.annotations.Nullable;

/**
 * Entries: in the row of their document, unless their keys do not identify it, or they are large.
 *
 * @param inlineBytes how many bytes of a row entries may take
 */
record EntryRows(Rows rows, DocumentStates ids, int inlineBytes) {
  byte @Nullable [] get(String key) {
    EntryOwner parts = EntryOwner.of(key);
    return parts == null || ids.get(parts.id()).isApart(parts.index())
        ? rows.get(RowKeys.key(RowKeys.ENTRY, key))
        : ids.get(parts.id()).entries().get(parts.index());
  }

  void put(String key, byte[] entry) {
    EntryOwner parts = EntryOwner.of(key);
    if (parts == null) {
      rows.put(RowKeys.key(RowKeys.ENTRY, key), entry);
      return;
    }
    DocumentState row = ids.get(parts.id());
    boolean inline = row.hasRoomFor(parts.index(), entry, inlineBytes);
    if (!inline) {
      rows.put(RowKeys.key(RowKeys.ENTRY, key), entry);
    } else if (row.isApart(parts.index())) {
      rows.delete(RowKeys.key(RowKeys.ENTRY, key));
    }
    byte[] kept = inline ? entry : DocumentState.APART;
    ids.change(parts.id(), changed -> changed.withEntry(parts.index(), kept));
  }

  void remove(String key) {
    EntryOwner parts = EntryOwner.of(key);
    if (parts == null || ids.get(parts.id()).isApart(parts.index())) {
      rows.delete(RowKeys.key(RowKeys.ENTRY, key));
    }
    if (parts != null) {
      ids.change(parts.id(), row -> row.withEntry(parts.index(), null));
    }
  }
}

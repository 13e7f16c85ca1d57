package io.latebind.simulation;

import io.latebind.engine.State;
import io.latebind.engine.StoredDocument;
import io.latebind.wire.RowCodecs;
import io.latebind.wire.RowKeys;
import io.latebind.wire.RowState;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The stores of one partition in one place, and how much of their changelog is in them. */
final class Stores {
  static final int DOCUMENTS = 0;
  static final int PROTOCOL = 1;

  /** So little that rows are written before commits, too, and read again. */
  private static final long HELD_BYTES = 4_000;

  private final List<MemoryRows> rows;
  private final RowState state;
  private int at;
  private int documentsAt;

  Stores(Fuse fuse) {
    this(List.of(new MemoryRows(fuse), new MemoryRows(fuse)), 0, 0);
  }

  private Stores(List<MemoryRows> rows, int at, int documentsAt) {
    this.rows = rows;
    this.at = at;
    this.documentsAt = documentsAt;
    this.state = new RowState(rows.get(DOCUMENTS), rows.get(PROTOCOL), HELD_BYTES);
  }

  /** The same in another world. */
  Stores copy(Fuse fuse) {
    state.write();
    return new Stores(rows.stream().map(store -> store.copy(fuse)).toList(), at, documentsAt);
  }

  MemoryRows rows(int store) {
    state.write();
    return rows.get(store);
  }

  State state() {
    return state;
  }

  /** Behind the last record of the changelog that is in the stores. */
  int at() {
    return at;
  }

  /** Behind the last document of the topic that is in the stores. */
  int documentsAt() {
    return documentsAt;
  }

  /** Whether nothing was changed since the last commit. */
  boolean isClean() {
    return !state.isChanged() && rows.stream().allMatch(store -> store.changed().isEmpty());
  }

  /** Writes what was changed to the changelog; of documents their topic is the changelog. */
  void flush(Log<Broker.Change> changelog, Transaction transaction) {
    state.write();
    MemoryRows protocol = rows.get(PROTOCOL);
    for (byte[] key : protocol.changed()) {
      changelog.append(new Broker.Change(key, protocol.all().get(key)), transaction);
    }
  }

  /** What was changed is committed, and is in the changelog up to {@code end}. */
  void committed(int end, int documentsEnd) {
    rows.forEach(store -> store.changed().clear());
    at = end;
    documentsAt = documentsEnd;
  }

  /** Takes the documents that were written, up to {@code end}. */
  void followDocuments(Log<Broker.Produced> documents, int end) {
    var next = documents.next(documentsAt);
    while (next != null && next.offset() < end) {
      state.forget();
      Broker.Produced produced = next.value();
      Content content = produced.content();
      byte[] row =
          content == null
              ? null
              : RowCodecs.encode(
                  new StoredDocument(
                      next.offset(), content.json().getBytes(StandardCharsets.UTF_8)));
      rows.get(DOCUMENTS).restore(RowKeys.text(produced.id()), row);
      documentsAt = next.offset() + 1;
      next = documents.next(documentsAt);
    }
    documentsAt = Math.max(documentsAt, end);
  }

  /** Takes what was committed, up to {@code end}, as far as it is decided. */
  void follow(Log<Broker.Change> changelog, int end) {
    var next = changelog.next(at);
    while (next != null && next.offset() < end) {
      take(next);
      next = changelog.next(at);
    }
  }

  /** Takes everything up to {@code end}, committed or not. */
  void followAll(Log<Broker.Change> changelog, int end) {
    var next = changelog.nextOfAny(at);
    while (next != null && next.offset() < end) {
      take(next);
      next = changelog.nextOfAny(at);
    }
  }

  /** Takes the next committed record. */
  boolean followOne(Log<Broker.Change> changelog) {
    var next = changelog.next(at);
    if (next != null) {
      take(next);
    }
    return next != null;
  }

  private void take(Log.Entry<Broker.Change> next) {
    Broker.Change change = next.value();
    state.forget();
    rows.get(PROTOCOL).restore(change.key(), change.value());
    at = next.offset() + 1;
  }
}

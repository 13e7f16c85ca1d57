package io.latebind.simulation;

import io.latebind.engine.State;
import io.latebind.wire.RowState;
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

  Stores(Fuse fuse) {
    this(List.of(new MemoryRows(fuse), new MemoryRows(fuse)), 0);
  }

  private Stores(List<MemoryRows> rows, int at) {
    this.rows = rows;
    this.at = at;
    this.state = new RowState(rows.get(DOCUMENTS), rows.get(PROTOCOL), HELD_BYTES);
  }

  /** The same in another world. */
  Stores copy(Fuse fuse) {
    state.write();
    return new Stores(rows.stream().map(store -> store.copy(fuse)).toList(), at);
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

  /** Whether nothing was changed since the last commit. */
  boolean isClean() {
    return !state.isChanged() && rows.stream().allMatch(store -> store.changed().isEmpty());
  }

  /** Writes what was changed to the changelog. */
  void flush(Log<Broker.Change> changelog, Transaction transaction) {
    state.write();
    for (int store = 0; store < rows.size(); store++) {
      MemoryRows one = rows.get(store);
      for (byte[] key : one.changed()) {
        changelog.append(new Broker.Change(store, key, one.all().get(key)), transaction);
      }
    }
  }

  /** What was changed is committed, and is in the changelog up to {@code end}. */
  void committed(int end) {
    rows.forEach(store -> store.changed().clear());
    at = end;
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
    rows.get(change.store()).restore(change.key(), change.value());
    at = next.offset() + 1;
  }
}

package io.latebind.simulation;

import io.latebind.engine.RowLimits;
import io.latebind.engine.State;
import io.latebind.wire.Position;
import io.latebind.wire.RowState;
import org.jspecify.annotations.Nullable;

/** The store of one partition in one place, and how much of its changelog is in it. */
final class Stores {
  static final byte POSITION = 'O';

  /** So little that rows are written before commits, too, and read again. */
  private static final long HELD_BYTES = 4_000;

  /** So little that entries, too, have rows of their own at times. */
  private static final RowLimits LIMITS = rowLimits(5_000, 1_000);

  /** So few that targets have several of them. */
  private static final int CHUNK = 2;

  private final StoredRows rows;
  private final StoredContents contents;
  private final RowState state;
  private int at;

  /** Such as they are opened. */
  Stores(StoredRows rows, StoredContents contents) {
    this(rows, contents, rows.at());
  }

  private Stores(StoredRows rows, StoredContents contents, int at) {
    this.rows = rows;
    this.contents = contents;
    this.at = at;
    this.state = new RowState(rows, contents, HELD_BYTES, LIMITS, CHUNK);
  }

  /** Limits of rows, in which all that a setup may have finds room. */
  static RowLimits rowLimits(int referenceBytes, int projectionBytes) {
    return new RowLimits(48_000, referenceBytes, 10_000, 200, projectionBytes, 4);
  }

  /** The same in another world. */
  Stores copy(Fuse fuse) {
    state.write();
    return new Stores(rows.copy(fuse), contents.copy(fuse), at);
  }

  StoredRows rows() {
    state.write();
    return rows;
  }

  StoredContents contents() {
    state.write();
    return contents;
  }

  State state() {
    return state;
  }

  /** Whether contents may be missing, since they were restored anew. */
  boolean isBesideAnother() {
    return state.isBesideAnother();
  }

  /** The number of the store of contents, which it gets when it has none. */
  long contentsStore() {
    Position position = position();
    return state.contentsStore(position == null ? 1 : position.commit() + 1);
  }

  /** Takes the documents up to {@code end}. */
  void followDocuments(Log<Broker.Produced> documents, int end) {
    state.forget();
    contents.follow(documents, end);
  }

  /** How far they say that they have come; null when they are empty. */
  @Nullable Position position() {
    return state.position();
  }

  /** Says how far they have come, before they are flushed. */
  void position(Position position) {
    state.putPosition(position);
  }

  /** Says that it holds more than it does. */
  void pretend(int end) {
    at = Math.max(at, end);
  }

  /** Behind the last record of the changelog that is in the store. */
  int at() {
    return at;
  }

  /** Whether nothing was changed since the last commit. */
  boolean isClean() {
    return !state.isChanged() && rows.changed().isEmpty();
  }

  /**
   * Writes what was changed to the changelog.
   *
   * @param dirtyToo whether what is dirty is among it, as it has to be
   */
  void flush(Log<Broker.Change> changelog, Transaction transaction, boolean dirtyToo) {
    state.write();
    rows.flush(changelog, transaction, dirtyToo);
  }

  /** What was changed is committed, and is in the changelog up to {@code end}. */
  void committed(int end) {
    rows.committed(end);
    Position position = state.position();
    contents.committed(position == null ? 0 : (int) position.documents());
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
    rows.restore(change.key(), change.value());
    at = next.offset() + 1;
  }

  /** What is left of them when their task ends in disorder; null when nothing is. */
  @Nullable Stores left() {
    Position position = state.position();
    StoredRows left = rows.left();
    if (left == null) {
      return null;
    }
    if (left instanceof MemoryRows) {
      // With what its state holds and has not written, as a copy has it, too.
      return this;
    }
    boolean damaged = position != null && position.commit() % 5 == 4;
    return new Stores(left, damaged ? new StoredContents(contents.fuse()) : contents.left());
  }

  /** Whether they lack nothing, as far as they can tell. */
  boolean isWhole() {
    return rows.isWhole();
  }
}

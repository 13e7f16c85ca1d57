package io.latebind.simulation.kafka;

import io.latebind.index.RowLimits;
import io.latebind.protocol.State;
import io.latebind.rows.Position;
import io.latebind.state.RowState;
import org.jspecify.annotations.Nullable;

/** The store of one partition in one place, and how much of its changelog is in it. */
public final class SimulatedStores {
  public static final byte POSITION = 'O';

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
  public SimulatedStores(StoredRows rows, StoredContents contents) {
    this(rows, contents, rows.at());
  }

  private SimulatedStores(StoredRows rows, StoredContents contents, int at) {
    this.rows = rows;
    this.contents = contents;
    this.at = at;
    this.state = new RowState(rows, contents, HELD_BYTES, LIMITS, CHUNK);
  }

  /** Limits of rows, in which all that a setup may have finds room. */
  public static RowLimits rowLimits(int referenceBytes, int projectionBytes) {
    return new RowLimits(48_000, referenceBytes, 10_000, 200, projectionBytes, 4);
  }

  /** The same in another world. */
  SimulatedStores copy(Fuse fuse) {
    state.write();
    return new SimulatedStores(rows.copy(fuse), contents.copy(fuse), at);
  }

  public StoredRows rows() {
    state.write();
    return rows;
  }

  public StoredContents contents() {
    state.write();
    return contents;
  }

  State state() {
    return state;
  }

  /** Whether contents may be missing, since they were restored anew. */
  public boolean isBesideAnother() {
    return state.isBesideAnother();
  }

  /** The number of the store of contents, which it gets when it has none. */
  public long contentsStore() {
    Position position = position();
    return state.contentsStore(position == null ? 1 : position.commit() + 1);
  }

  /** Takes the documents up to {@code end}. */
  public void followDocuments(Log<Broker.Produced> documents, int end) {
    state.forget();
    contents.follow(documents, end);
  }

  /** How far they say that they have come; null when they are empty. */
  public @Nullable Position position() {
    return state.position();
  }

  /** Says how far they have come, before they are flushed. */
  public void position(Position position) {
    state.putPosition(position);
  }

  /** Says that it holds more than it does. */
  public void pretend(int end) {
    at = Math.max(at, end);
  }

  /** Behind the last record of the changelog that is in the store. */
  public int at() {
    return at;
  }

  /** Whether nothing was changed since the last commit. */
  public boolean isClean() {
    return !state.isChanged() && rows.changed().isEmpty();
  }

  /**
   * Writes what was changed to the changelog.
   *
   * @param dirtyToo whether what is dirty is among it, as it has to be
   */
  public void flush(Log<Broker.Change> changelog, Transaction transaction, boolean dirtyToo) {
    state.write();
    rows.flush(changelog, transaction, dirtyToo);
  }

  /** What was changed is committed, and is in the changelog up to {@code end}. */
  public void committed(int end) {
    rows.committed(end);
    Position position = state.position();
    contents.committed(position == null ? 0 : (int) position.documents());
    at = end;
  }

  /** Takes what was committed, up to {@code end}, as far as it is decided. */
  public void follow(Log<Broker.Change> changelog, int end) {
    var next = changelog.next(at);
    while (next != null && next.offset() < end) {
      take(next);
      next = changelog.next(at);
    }
  }

  /** Takes everything up to {@code end}, committed or not. */
  public void followAll(Log<Broker.Change> changelog, int end) {
    var next = changelog.nextOfAny(at);
    while (next != null && next.offset() < end) {
      take(next);
      next = changelog.nextOfAny(at);
    }
  }

  /** Takes the next committed record. */
  public boolean followOne(Log<Broker.Change> changelog) {
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
  public @Nullable SimulatedStores left() {
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
    return new SimulatedStores(
        left, damaged ? new StoredContents(contents.fuse()) : contents.left());
  }

  /** Whether they lack nothing, as far as they can tell. */
  public boolean isWhole() {
    return rows.isWhole();
  }
}

package io.latebind.simulation;

import io.latebind.engine.RowLimits;
import io.latebind.engine.State;
import io.latebind.engine.Sweep;
import io.latebind.wire.Position;
import io.latebind.wire.RowCodecs;
import io.latebind.wire.RowKeys;
import io.latebind.wire.RowState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stores of one partition in one place, and how much of their changelog is in them. */
final class Stores {
  static final byte POSITION = 'O';
  static final int DOCUMENTS = 0;
  static final int PROTOCOL = 1;

  /** So little that rows are written before commits, too, and read again. */
  private static final long HELD_BYTES = 4_000;

  /** So little that entries, too, have rows of their own at times. */
  private static final RowLimits LIMITS = rowLimits(5_000, 1_000);

  private final List<MemoryRows> rows;
  private final RowState state;
  private int at;
  private int documentsAt;

  /** Whether some documents may be older than what the other rows say of them. */
  private boolean older;

  Stores(Fuse fuse, Mutant mutant) {
    this(List.of(new MemoryRows(fuse, Mutant.NONE), new MemoryRows(fuse, mutant)), 0, 0, false);
  }

  private Stores(List<MemoryRows> rows, int at, int documentsAt, boolean older) {
    this.rows = rows;
    this.at = at;
    this.documentsAt = documentsAt;
    this.older = older;
    this.state = new RowState(rows.get(DOCUMENTS), rows.get(PROTOCOL), HELD_BYTES, LIMITS);
  }

  /** Limits of rows, in which all that a setup may have finds room. */
  static RowLimits rowLimits(int referenceBytes, int projectionBytes) {
    return new RowLimits(36_000, referenceBytes, 10_000, 200, projectionBytes, 4);
  }

  /** The same in another world. */
  Stores copy(Fuse fuse) {
    state.write();
    List<MemoryRows> copies = rows.stream().map(store -> store.copy(fuse)).toList();
    return new Stores(copies, at, documentsAt, older);
  }

  MemoryRows rows(int store) {
    state.write();
    return rows.get(store);
  }

  State state() {
    return state;
  }

  /** How far they say that they have come; null when they are empty. */
  @Nullable Position position() {
    return state.position();
  }

  /** Says how far they have come, before they are flushed. */
  void position(Position position) {
    state.putPosition(position);
  }

  /** Says that they hold more than they do. */
  void pretend(int end, int documentsEnd) {
    at = Math.max(at, end);
    documentsAt = Math.max(documentsAt, documentsEnd);
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

  /**
   * Writes what was changed to the changelog; of documents their topic is the changelog.
   *
   * @param dirtyToo whether what is dirty is among it, as it has to be
   */
  void flush(Log<Broker.Change> changelog, Transaction transaction, boolean dirtyToo) {
    state.write();
    MemoryRows protocol = rows.get(PROTOCOL);
    List<byte[]> keys = new ArrayList<>(protocol.changed());
    // The position is written last: who has it has all that was written before it.
    keys.sort(Comparator.comparing(key -> key[0] == POSITION));
    for (byte[] key : keys) {
      if (dirtyToo || !isOfDirty(key)) {
        changelog.append(new Broker.Change(key, protocol.all().get(key)), transaction);
      }
    }
  }

  private static boolean isOfDirty(byte[] key) {
    String rest = new String(key, 1, key.length - 1, StandardCharsets.UTF_8);
    return key[0] == 'D' || (key[0] == 'W' && rest.equals(Sweep.DIRTY));
  }

  /** What was changed is committed, and is in the changelog up to {@code end}. */
  void committed(int end, int documentsEnd) {
    rows.forEach(store -> store.changed().clear());
    at = end;
    documentsAt = documentsEnd;
  }

  /** Takes the documents that were written, up to {@code end}. */
  void followDocuments(Log<Broker.Produced> documents, int end) {
    older |= documentsAt > 0 && documents.hasGap(documentsAt, end);
    var next = documents.next(documentsAt);
    while (next != null && next.offset() < end) {
      take(next.offset(), next.value());
      documentsAt = next.offset() + 1;
      next = documents.next(documentsAt);
    }
    documentsAt = Math.max(documentsAt, end);
  }

  private void take(int offset, Broker.Produced produced) {
    state.forget();
    Content content = produced.content();
    byte[] row = null;
    if (content != null) {
      byte[] json = content.json().getBytes(StandardCharsets.UTF_8);
      row = RowCodecs.encodeRestored(offset, json);
    }
    rows.get(DOCUMENTS).restore(RowKeys.text(produced.id()), row);
  }

  /**
   * Whether what was restored may hold older documents than the other rows tell of: newer ones were
   * compacted away, because they were written once more behind the end of the restore.
   */
  boolean mayBeOlder() {
    return older;
  }

  /** All that was written again has come. */
  void caughtUp() {
    older = false;
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

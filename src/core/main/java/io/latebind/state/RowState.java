package io.latebind.state;

import io.latebind.index.Projection;
import io.latebind.index.RowLimits;
import io.latebind.protocol.CachedProjection;
import io.latebind.protocol.EvaluationRecord;
import io.latebind.protocol.IndexState;
import io.latebind.protocol.State;
import io.latebind.protocol.StoredDocument;
import io.latebind.protocol.Sweep;
import io.latebind.protocol.TargetState;
import io.latebind.protocol.Visit;
import io.latebind.rows.BoundedRows;
import io.latebind.rows.Contents;
import io.latebind.rows.DocumentState;
import io.latebind.rows.Position;
import io.latebind.rows.RowCodecs;
import io.latebind.rows.RowKeys;
import io.latebind.rows.Rows;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state of a partition, stored as rows of bytes. {@link #write}, which must precede every
 * commit, writes all changes to the rows; some may be written earlier.
 */
public final class RowState implements State {
  private final Rows rows;
  private final Contents contents;
  private final DocumentRows documents;
  private final EntryRows entries;
  private final DocumentStates ids;
  private final CachedTable<IndexState> indexes;
  private final CachedTable<Sweep> sweeps;
  private final DirtyRows dirty;
  private final CachedTable<Position> positions;

  /** All except the position, in the order in which they are written. */
  private final List<CachedRows> held;

  private final TargetRows targets;
  private final long maxQuestionBytes;

  /** Those recorded since the task began; null when they are not known, and may be any ids. */
  private @Nullable UnresolvedIds questions;

  private boolean catchingUp;

  /**
   * The state in rows.
   *
   * @param unbounded the rows of everything except contents
   * @param contents the rows of contents
   * @param heldBytes about how many bytes of recently used rows to hold in memory: more would
   *     burden the garbage collector, and rows are quick to read. Half as much again may be held of
   *     referrers, and twice as much of unresolved targets while the task catches up; if there are
   *     more of these, all ids are searched for them
   * @param limits how large a row may become
   */
  public RowState(Rows unbounded, Rows contents, long heldBytes, RowLimits limits) {
    this(unbounded, contents, heldBytes, limits, ReferrerRows.MOST_IN_A_CHUNK);
  }

  /**
   * As the other constructor, with smaller chunks.
   *
   * @param chunk how many referrers share a row, once a target has many
   */
  public RowState(Rows unbounded, Rows contents, long heldBytes, RowLimits limits, int chunk) {
    this.rows = new BoundedRows(unbounded, limits.rowBytes());
    this.maxQuestionBytes = 2 * heldBytes;
    this.contents = new Contents(contents);
    this.ids = new DocumentStates(rows, heldBytes);
    this.documents = new DocumentRows(rows, this.contents, ids);
    this.entries = new EntryRows(rows, ids, limits.inlineEntryBytes());
    this.indexes =
        new CachedTable<>(rows, RowKeys.INDEX, RowCodecs::encode, RowCodecs::decodeIndex);
    ReferrerRows spilled = new ReferrerRows(rows, chunk, heldBytes / 2);
    this.targets = new TargetRows(ids, spilled);
    this.sweeps = new CachedTable<>(rows, RowKeys.SWEEP, RowCodecs::encode, RowCodecs::decodeSweep);
    this.dirty = new DirtyRows(rows);
    this.held = List.of(ids, spilled, indexes, sweeps, dirty);
    this.positions =
        new CachedTable<>(rows, RowKeys.POSITION, RowCodecs::encode, RowCodecs::decodePosition);
  }

  /** As the other constructors, with the default limits, and everything in the same rows. */
  public RowState(Rows rows, long heldBytes) {
    this(rows, rows, heldBytes, RowLimits.DEFAULT);
  }

  /** Whether there are changes that are not in the rows yet. */
  public boolean isChanged() {
    // This runs after every event, where a stream would cost more than the check.
    for (int i = 0; i < held.size(); i++) {
      if (held.get(i).isChanged()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Writes all changes to the rows, and the position last: whatever restores the position has
   * restored all that was written before it.
   */
  public void write() {
    held.forEach(CachedRows::write);
    positions.write();
  }

  /** Empties the caches, because the rows were changed from outside. */
  public void forget() {
    held.forEach(CachedRows::forget);
    documents.forget();
    positions.forget();
    questions = null;
  }

  /** The position of the state, as it was written last; null when the state is empty. */
  public @Nullable Position position() {
    return positions.all().get("");
  }

  /** Sets the position of the state. Call it before {@link #write}, in every commit. */
  public void putPosition(Position position) {
    positions.put("", position);
  }

  /**
   * Whether the store of contents differs from the one at the last commit of the state, so that
   * contents may be missing.
   */
  public boolean isBesideAnother() {
    Position last = position();
    return last != null && last.contents() != contents.store();
  }

  /**
   * The number of the store of contents.
   *
   * @param fresh the number that it takes when it has none yet; not 0
   */
  public long contentsStore(long fresh) {
    if (contents.store() == 0) {
      contents.store(fresh);
    }
    return contents.store();
  }

  @Override
  public void begin(boolean behind) {
    catchingUp = behind;
    questions = sweep(Sweep.QUESTIONS) == null ? new UnresolvedIds(maxQuestionBytes) : null;
  }

  @Override
  public void caughtUp() {
    catchingUp = false;
  }

  @Override
  public boolean isCatchingUp() {
    return catchingUp;
  }

  @Override
  public boolean isDocument(String id) {
    return ids.get(id).version() != null;
  }

  @Override
  public @Nullable StoredDocument document(String id) {
    return documents.get(id);
  }

  @Override
  public void loseContent(String id) {
    ids.change(id, row -> row.withVersion(DocumentState.Version.LOST));
  }

  @Override
  public void putDocument(String id, StoredDocument document) {
    documents.put(id, document);
    if (questions != null) {
      questions.remove(id);
    }
  }

  @Override
  public void removeDocument(String id) {
    documents.remove(id);
  }

  @Override
  public boolean keepDocument(String id) {
    return documents.keep(id);
  }

  @Override
  public List<String> documents(String after, @Nullable String upTo, int limit) {
    writeIds();
    return RowKeys.ids(rows, RowKeys.ID, after, upTo, limit);
  }

  /** Writes ids to the rows, where a walk over them looks, with their contents. */
  private void writeIds() {
    contents.rows().settle();
    ids.write();
  }

  @Override
  public @Nullable EvaluationRecord evaluated(String id) {
    return ids.get(id).evaluated();
  }

  @Override
  public void putEvaluated(String id, EvaluationRecord evaluated) {
    ids.change(id, row -> row.withEvaluated(evaluated));
  }

  @Override
  public void removeEvaluated(String id) {
    if (ids.get(id).evaluated() != null) {
      ids.change(id, row -> row.withEvaluated(null));
    }
  }

  @Override
  public @Nullable CachedProjection excerpt(String id) {
    return ids.get(id).excerpt();
  }

  @Override
  public void putExcerpt(String id, @Nullable CachedProjection excerpt) {
    ids.change(id, row -> row.withExcerpt(excerpt));
  }

  @Override
  public @Nullable TargetState target(String id) {
    return ids.get(id).target();
  }

  @Override
  public void putTarget(String id, TargetState target) {
    ids.change(id, row -> row.withTarget(target));
  }

  @Override
  public void removeTarget(String id) {
    targets.remove(id);
  }

  @Override
  public void addReferrer(String target, String referrer) {
    if (targets.add(target, referrer) && sweep(target) != null) {
      // A spilled referrer may end up on either side of a cursor, so the sweep starts over.
      putSweep(target, Sweep.BEGIN);
    }
  }

  @Override
  public void removeReferrer(String target, String referrer) {
    targets.remove(target, referrer);
  }

  @Override
  public boolean hasReferrers(String target) {
    return targets.isAny(target);
  }

  @Override
  public List<Visit> referrers(String target, String after, @Nullable String upTo, int limit) {
    return targets.between(target, after, upTo, limit);
  }

  @Override
  public Map<Integer, Projection> subscribers(String target) {
    return ids.get(target).subscribers();
  }

  @Override
  public void putSubscribers(String target, Map<Integer, Projection> subscribers) {
    ids.change(target, row -> row.withSubscribers(subscribers));
  }

  @Override
  public @Nullable Sweep sweep(String name) {
    return sweeps.all().get(name);
  }

  @Override
  public void putSweep(String name, Sweep sweep) {
    sweeps.put(name, sweep);
  }

  @Override
  public void removeSweep(String name) {
    sweeps.remove(name);
    if (name.equals(Sweep.QUESTIONS)) {
      questions = null;
    }
  }

  @Override
  public void putDirty(String id) {
    dirty.put(id);
  }

  @Override
  public void removeDirty(String id) {
    dirty.remove(id);
  }

  @Override
  public int dirtyCount() {
    return dirty.count();
  }

  @Override
  public @Nullable String nextDirty(boolean again) {
    return dirty.next(again);
  }

  @Override
  public void forgetEvaluated() {
    dirty.forgetEvaluated();
  }

  @Override
  public void putQuestion(String target) {
    if (questions != null) {
      questions.add(target);
    }
  }

  @Override
  public List<String> questions(String after, @Nullable String upTo, int limit) {
    if (questions == null || !questions.isExact()) {
      writeIds();
    }
    return questions == null
        ? RowKeys.ids(rows, RowKeys.ID, after, upTo, limit)
        : questions.between(after, upTo, limit, rows);
  }

  @Override
  public @Nullable String nextSweep(@Nullable String after) {
    var open = after == null ? sweeps.all() : sweeps.all().tailMap(after, false);
    for (String name : open.keySet()) {
      if (!catchingUp || !Sweep.waits(name)) {
        return name;
      }
    }
    return null;
  }

  @Override
  public byte @Nullable [] entry(String key) {
    return entries.get(key);
  }

  @Override
  public void putEntry(String key, byte[] entry) {
    entries.put(key, entry);
  }

  @Override
  public void removeEntry(String key) {
    entries.remove(key);
  }

  @Override
  public @Nullable IndexState index(String name) {
    return indexes.all().get(name);
  }

  @Override
  public void putIndex(String name, IndexState index) {
    indexes.put(name, index);
  }

  @Override
  public void removeIndex(String name) {
    indexes.remove(name);
  }

  @Override
  public List<String> indexes() {
    return List.copyOf(indexes.all().keySet());
  }
}

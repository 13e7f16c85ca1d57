package io.latebind.wire;

import io.latebind.engine.Evaluated;
import io.latebind.engine.Excerpt;
import io.latebind.engine.IndexState;
import io.latebind.engine.Projection;
import io.latebind.engine.RowLimits;
import io.latebind.engine.State;
import io.latebind.engine.StoredDocument;
import io.latebind.engine.Sweep;
import io.latebind.engine.Target;
import io.latebind.engine.Visit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state of a partition as rows of bytes. What is changed is in the rows when {@link #write} has
 * been called, which has to be before every commit; some of it may be there before.
 */
public final class RowState implements State {
  private final Rows rows;
  private final Contents contents;
  private final DocumentRows documents;
  private final EntryRows entries;
  private final IdRows ids;
  private final FewRows<IndexState> indexes;
  private final FewRows<Sweep> sweeps;
  private final DirtyRows dirty;
  private final FewRows<Position> positions;

  /** All but the position, in the order in which they are written. */
  private final List<HeldRows> held;

  private final TargetRows targets;
  private final long maxQuestionBytes;

  /** Those that were put since the task began; null when there may be any others. */
  private @Nullable OpenQuestions questions;

  private boolean catchingUp;

  /**
   * The state in rows.
   *
   * @param unbounded the rows of all but contents
   * @param contents those of contents
   * @param heldBytes about how much to hold in memory of what was used last: more would have to be
   *     collected again and again, and rows are near; half as much again may be held of referrers,
   *     and twice as much of open questions while the task catches up. When they are more, all ids
   *     are looked through for them
   * @param limits how large a row may become
   */
  public RowState(Rows unbounded, Rows contents, long heldBytes, RowLimits limits) {
    this(unbounded, contents, heldBytes, limits, ReferrerRows.MOST_IN_A_CHUNK);
  }

  /**
   * As the other, with smaller chunks.
   *
   * @param chunk how many referrers share a row, once a target has many
   */
  public RowState(Rows unbounded, Rows contents, long heldBytes, RowLimits limits, int chunk) {
    this.rows = new BoundedRows(unbounded, limits.rowBytes());
    this.maxQuestionBytes = 2 * heldBytes;
    this.contents = new Contents(contents);
    this.ids = new IdRows(rows, heldBytes);
    this.documents = new DocumentRows(rows, this.contents, ids);
    this.entries = new EntryRows(rows, ids, limits.inlineEntryBytes());
    this.indexes = new FewRows<>(rows, RowKeys.INDEX, RowCodecs::encode, RowCodecs::decodeIndex);
    ReferrerRows spilled = new ReferrerRows(rows, chunk, heldBytes / 2);
    this.targets = new TargetRows(ids, spilled);
    this.sweeps = new FewRows<>(rows, RowKeys.SWEEP, RowCodecs::encode, RowCodecs::decodeSweep);
    this.dirty = new DirtyRows(rows);
    this.held = List.of(ids, spilled, indexes, sweeps, dirty);
    this.positions =
        new FewRows<>(rows, RowKeys.POSITION, RowCodecs::encode, RowCodecs::decodePosition);
  }

  /** As the other, with the usual limits, and all in the same rows. */
  public RowState(Rows rows, long heldBytes) {
    this(rows, rows, heldBytes, RowLimits.DEFAULT);
  }

  /** Whether something was changed that is not in the rows. */
  public boolean isChanged() {
    // Asked after every event, where a stream would cost more than the question.
    for (int i = 0; i < held.size(); i++) {
      if (held.get(i).isChanged()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Writes all that was changed into the rows, and the position last: who has restored it has
   * restored all that was written before it.
   */
  public void write() {
    held.forEach(HeldRows::write);
    positions.write();
  }

  /** Forgets what is held in memory: the rows were changed by somebody else. */
  public void forget() {
    held.forEach(HeldRows::forget);
    documents.forget();
    positions.forget();
    questions = null;
  }

  /** How far the state has come, as it was written last; null when it is empty. */
  public @Nullable Position position() {
    return positions.all().get("");
  }

  /** Says how far the state has come. Comes before {@link #write}, in every commit. */
  public void putPosition(Position position) {
    positions.put("", position);
  }

  /**
   * Whether the store of contents is not the one that was beside the state at its last commit, so
   * that contents may be missing.
   */
  public boolean isBesideAnother() {
    Position last = position();
    return last != null && last.contents() != contents.store();
  }

  /**
   * The number of the store of contents.
   *
   * @param fresh for it to take when it has none yet; not 0
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
    questions = sweep(Sweep.QUESTIONS) == null ? new OpenQuestions(maxQuestionBytes) : null;
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
    ids.change(id, row -> row.withVersion(IdRow.Version.LOST));
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

  /**
   * Ids are seen from outside when somebody goes over them, and their contents have to be there.
   */
  private void writeIds() {
    contents.rows().settle();
    ids.write();
  }

  @Override
  public @Nullable Evaluated evaluated(String id) {
    return ids.get(id).evaluated();
  }

  @Override
  public void putEvaluated(String id, Evaluated evaluated) {
    ids.change(id, row -> row.withEvaluated(evaluated));
  }

  @Override
  public void removeEvaluated(String id) {
    if (ids.get(id).evaluated() != null) {
      ids.change(id, row -> row.withEvaluated(null));
    }
  }

  @Override
  public @Nullable Excerpt excerpt(String id) {
    return ids.get(id).excerpt();
  }

  @Override
  public void putExcerpt(String id, @Nullable Excerpt excerpt) {
    ids.change(id, row -> row.withExcerpt(excerpt));
  }

  @Override
  public @Nullable Target target(String id) {
    return ids.get(id).target();
  }

  @Override
  public void putTarget(String id, Target target) {
    ids.change(id, row -> row.withTarget(target));
  }

  @Override
  public void removeTarget(String id) {
    targets.remove(id);
  }

  @Override
  public void addReferrer(String target, String referrer) {
    if (targets.add(target, referrer) && sweep(target) != null) {
      // Who gets a row of its own may come to stand behind a cursor, or before it.
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

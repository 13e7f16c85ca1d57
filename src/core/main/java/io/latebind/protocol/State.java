package io.latebind.protocol;

import io.latebind.index.Projection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state of one partition. Reads see all earlier writes. Ids are ordered by their UTF-8 bytes.
 */
public interface State {
  /**
   * A task begins.
   *
   * @param behind whether {@link #isCatchingUp} holds from now on
   */
  void begin(boolean behind);

  /** The partition has caught up. */
  void caughtUp();

  /**
   * Whether documents that were written before the task began may be yet to come. This is not
   * stored: every task finds out for itself.
   */
  boolean isCatchingUp();

  /** Whether a document at home here exists, even if its content is missing. */
  boolean isDocument(String id);

  /**
   * A document at home here.
   *
   * @return null when it does not exist, or its content is missing: then its record was superseded
   *     or deleted, and forgotten by its topic, before this partition was restored. The later
   *     record is yet to come
   */
  @Nullable StoredDocument document(String id);

  /**
   * Records that the content of a document was looked for and is missing. What was concluded from
   * that must also hold for a task that continues from here with another store of contents.
   */
  void loseContent(String id);

  /** Stores a document. */
  void putDocument(String id, StoredDocument document);

  /** Removes a document. */
  void removeDocument(String id);

  /**
   * Keeps the content of a document separately, because a refused record has taken its place in the
   * topic.
   *
   * @return whether there was any
   */
  boolean keepDocument(String id);

  /**
   * Ids of documents, in an order that never changes; other ids may be among them.
   *
   * @param after only ids after this one; from the first when empty
   * @param upTo no ids after this one, unless null
   */
  List<String> documents(String after, @Nullable String upTo, int limit);

  /** The last evaluation of the document {@code id}. */
  @Nullable EvaluationRecord evaluated(String id);

  /** Stores the evaluation of a document. */
  void putEvaluated(String id, EvaluationRecord evaluated);

  /** Removes the evaluation of a document, and its cached projection. */
  void removeEvaluated(String id);

  /** The cached projection of an evaluated document; null when there is none. */
  @Nullable CachedProjection excerpt(String id);

  /** Stores the cached projection of an evaluated document; null removes it. */
  void putExcerpt(String id, @Nullable CachedProjection excerpt);

  /** What local documents need of the target {@code id}; null when none loads it. */
  @Nullable TargetState target(String id);

  /** Stores what local documents need of a target. */
  void putTarget(String id, TargetState target);

  /** Removes a target. */
  void removeTarget(String id);

  /** Records that {@code referrer}, which did not, now loads {@code target}. */
  void addReferrer(String target, String referrer);

  /** Records that {@code referrer} no longer loads {@code target}. */
  void removeReferrer(String target, String referrer);

  /** Whether a target has any local referrer. */
  boolean hasReferrers(String target);

  /**
   * The local referrers of a target, in an order that does not change while they remain.
   *
   * @param after only those after this cursor; from the first when empty
   * @param upTo none after this cursor, unless null
   */
  List<Visit> referrers(String target, String after, @Nullable String upTo, int limit);

  /** The partitions that subscribed to a local target, and what they read of it; may be empty. */
  Map<Integer, Projection> subscribers(String target);

  /** Stores the subscribers of a local target. */
  void putSubscribers(String target, Map<Integer, Projection> subscribers);

  /** An unfinished sweep. */
  @Nullable Sweep sweep(String name);

  /** Stores the progress of a sweep. */
  void putSweep(String name, Sweep sweep);

  /** Closes a sweep. */
  void removeSweep(String name);

  /** Marks a document dirty until {@link #removeDirty}: something that it loads has changed. */
  void putDirty(String id);

  /** Marks a document clean: it was evaluated. */
  void removeDirty(String id);

  /** How many documents are dirty. */
  int dirtyCount();

  /**
   * The document that has been dirty for the longest time; null when none is dirty.
   *
   * @param again whether it may be one that was dirty and evaluated before, since the last {@link
   *     #forgetEvaluated}
   */
  @Nullable String nextDirty(boolean again);

  /** Forgets which documents were dirty and evaluated. This does not survive restarts either. */
  void forgetEvaluated();

  /**
   * Records that a target that does not exist was asked for while the partition was catching up.
   */
  void putQuestion(String target);

  /**
   * The targets of {@link #putQuestion}, while the sweep {@link Sweep#QUESTIONS} is open; other ids
   * may be among them. Bounds as for {@link #documents}.
   */
  List<String> questions(String after, @Nullable String upTo, int limit);

  /**
   * The name of the first open sweep after {@code after}. Sweeps that must wait are skipped until
   * the partition has caught up.
   *
   * @param after null for the very first
   */
  @Nullable String nextSweep(@Nullable String after);

  /** The entry last published under a key, as JSON. */
  byte @Nullable [] entry(String key);

  /** Stores a published entry. */
  void putEntry(String key, byte[] entry);

  /** Removes an entry. */
  void removeEntry(String key);

  /** What is known about an index. */
  @Nullable IndexState index(String name);

  /** Stores what is known about an index. */
  void putIndex(String name, IndexState index);

  /** Removes an index. */
  void removeIndex(String name);

  /** The names of all known indexes, in order. */
  List<String> indexes();
}

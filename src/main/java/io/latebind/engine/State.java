package io.latebind.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that one partition remembers. Reads see the writes before them. The order of ids is the order
 * of their UTF-8 bytes.
 */
public interface State {
  /**
   * A task begins.
   *
   * @param behind whether {@link #isCatchingUp} from now on
   */
  void begin(boolean behind);

  /** The partition has caught up. */
  void caughtUp();

  /**
   * Whether documents that were written before the task began may be yet to come. It is not
   * remembered: every task finds out for itself.
   */
  boolean isCatchingUp();

  /** Whether there is a document at home here, also when its content is not there. */
  boolean isDocument(String id);

  /**
   * A document at home here.
   *
   * @return null when there is none, or its content is not there: then its record was written
   *     again, or deleted, and forgotten by its topic before this partition was restored. What came
   *     behind it is yet to come
   */
  @Nullable StoredDocument document(String id);

  /**
   * Notes that the content of a document was looked for, and is not there: what was concluded from
   * that has to hold for those who go on from here beside another store of contents.
   */
  void loseContent(String id);

  /** Stores a document. */
  void putDocument(String id, StoredDocument document);

  /** Forgets a document. */
  void removeDocument(String id);

  /**
   * Keeps the content of a document apart from others, because a refused record has taken its place
   * in their topic.
   *
   * @return whether it was there
   */
  boolean keepDocument(String id);

  /**
   * Ids of documents, in an order that never changes; there may be any others between them.
   *
   * @param after only ids behind this one; all from the first when empty
   * @param upTo no ids behind this one, when given
   */
  List<String> documents(String after, @Nullable String upTo, int limit);

  /** What the document {@code id} was evaluated to last. */
  @Nullable Evaluated evaluated(String id);

  /** Stores what a document was evaluated to. */
  void putEvaluated(String id, Evaluated evaluated);

  /** Forgets what a document was evaluated to, and what was read of it. */
  void removeEvaluated(String id);

  /** What the indexes read of a document that was evaluated; null when it is not kept. */
  @Nullable Excerpt excerpt(String id);

  /** Keeps what the indexes read of a document that was evaluated, or does not keep it any more. */
  void putExcerpt(String id, @Nullable Excerpt excerpt);

  /** What local documents need of the target {@code id}; null when none loads it. */
  @Nullable Target target(String id);

  /** Stores what local documents need of a target. */
  void putTarget(String id, Target target);

  /** Forgets a target. */
  void removeTarget(String id);

  /** Notes that {@code referrer}, which did not, loads {@code target}. */
  void addReferrer(String target, String referrer);

  /** Notes that {@code referrer} does not load {@code target} any more. */
  void removeReferrer(String target, String referrer);

  /** Whether a target has any local referrer. */
  boolean hasReferrers(String target);

  /**
   * The local referrers of a target, in an order that does not change while they stay.
   *
   * @param after only those behind this cursor; all from the first when empty
   * @param upTo none behind this cursor, when given
   */
  List<Visit> referrers(String target, String after, @Nullable String upTo, int limit);

  /** The partitions that subscribed to a local target, and what they read of it; may be empty. */
  Map<Integer, Projection> subscribers(String target);

  /** Stores the subscribers of a local target. */
  void putSubscribers(String target, Map<Integer, Projection> subscribers);

  /** An unfinished sweep. */
  @Nullable Sweep sweep(String name);

  /** Stores where a sweep stands. */
  void putSweep(String name, Sweep sweep);

  /** Closes a sweep. */
  void removeSweep(String name);

  /** Notes that a document loads something that has changed, until {@link #removeDirty}. */
  void putDirty(String id);

  /** Notes that a document was evaluated. */
  void removeDirty(String id);

  /** How many documents are dirty. */
  int dirtyCount();

  /**
   * The document that has been dirty for longest; null when there is none.
   *
   * @param again whether it may be one that was dirty and evaluated before, since {@link
   *     #forgetEvaluated}
   */
  @Nullable String nextDirty(boolean again);

  /** Forgets who was dirty and is evaluated. That is not remembered over restarts either. */
  void forgetEvaluated();

  /** Notes that somebody asked for a target that did not exist, while the partition caught up. */
  void putQuestion(String target);

  /**
   * The targets of {@link #putQuestion}, as long as the sweep {@link Sweep#QUESTIONS} is open;
   * there may be any others between them. Bounds as for {@link #documents}.
   */
  List<String> questions(String after, @Nullable String upTo, int limit);

  /**
   * The name of the first open sweep behind {@code after}. Those that have to wait are not named
   * before the partition has caught up.
   *
   * @param after null for the very first
   */
  @Nullable String nextSweep(@Nullable String after);

  /** The entry last published under a key, as JSON. */
  byte @Nullable [] entry(String key);

  /** Stores a published entry. */
  void putEntry(String key, byte[] entry);

  /** Forgets an entry. */
  void removeEntry(String key);

  /** What is known of an index. */
  @Nullable IndexState index(String name);

  /** Stores what is known of an index. */
  void putIndex(String name, IndexState index);

  /** Forgets an index. */
  void removeIndex(String name);

  /** The names of all indexes that something is known of, in order. */
  List<String> indexes();
}

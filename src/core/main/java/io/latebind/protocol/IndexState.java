package io.latebind.protocol;

import io.latebind.index.Index;
import io.latebind.index.Limits;

/**
 * What a partition knows about one index.
 *
 * @param fingerprint of the definition, with its limits, that the partition last started with
 * @param entries published entries
 * @param awaiting documents whose evaluation waits for an answer
 * @param missing entries that name a missing reference
 */
public record IndexState(String fingerprint, long entries, long awaiting, long missing) {
  /** The fingerprint of an index that has no definition any more, but still has entries. */
  public static final String GONE = "";

  /**
   * The fingerprint under which a partition keeps an index. It includes the limits: with other
   * limits, the index may refuse a document, or accept it again.
   */
  public static String fingerprint(Index index, Limits limits) {
    return index.fingerprint()
        + " loads "
        + limits.loads()
        + " entryBytes "
        + limits.entryBytes()
        + " rowBytes "
        + limits.rows().rowBytes()
        + " referenceBytes "
        + limits.rows().referenceBytes();
  }

  /** An index that has nothing yet. */
  public static IndexState empty(String fingerprint) {
    return new IndexState(fingerprint, 0, 0, 0);
  }

  /** The counts after a document went from one outcome to another. */
  public IndexState changed(EvaluationRecord.Outcome from, EvaluationRecord.Outcome to) {
    return new IndexState(
        fingerprint,
        entries + to.entries() - from.entries(),
        awaiting + bit(to.awaiting()) - bit(from.awaiting()),
        missing + missing(to) - missing(from));
  }

  private static int bit(boolean flag) {
    return flag ? 1 : 0;
  }

  private static int missing(EvaluationRecord.Outcome outcome) {
    return outcome.missing() ? outcome.entries() : 0;
  }
}

package io.latebind.engine;

/**
 * What a partition knows of one index.
 *
 * @param fingerprint of the definition, with its limits, that the partition last started with
 * @param entries published entries
 * @param awaiting documents whose evaluation waits for an answer
 * @param missing entries that name a missing reference
 */
public record IndexState(String fingerprint, long entries, long awaiting, long missing) {
  /** The fingerprint of an index that has no definition any more, but still has entries. */
  static final String GONE = "";

  /**
   * The fingerprint under which a partition keeps an index. The limits belong to it: under others,
   * the index may refuse a document, or take it again.
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
  IndexState changed(Evaluated.Outcome from, Evaluated.Outcome to) {
    return new IndexState(
        fingerprint,
        entries + to.entries() - from.entries(),
        awaiting + bit(to.awaiting()) - bit(from.awaiting()),
        missing + missing(to) - missing(from));
  }

  private static int bit(boolean flag) {
    return flag ? 1 : 0;
  }

  private static int missing(Evaluated.Outcome outcome) {
    return outcome.missing() ? outcome.entries() : 0;
  }
}

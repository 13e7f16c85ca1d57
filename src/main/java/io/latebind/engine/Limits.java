package io.latebind.engine;

/**
 * What a single document may cost.
 *
 * @param loads how many different documents one index may load for one document
 * @param entryBytes the size of one entry as JSON
 * @param inlineSweep how many referrers of a target are made dirty at once; a sweep over more is
 *     worked off in steps
 * @param dirty how many documents may be dirty; sweeps remember what is beyond that
 * @param rows how large what is kept and sent of it may become
 */
public record Limits(int loads, int entryBytes, int inlineSweep, int dirty, RowLimits rows) {
  private static final int DIRTY = 10_000;

  /** The limits when nothing else is asked for. */
  public static final Limits DEFAULT = new Limits(1_000, 4 * 1024 * 1024, 64);

  /** Checks that all are positive. */
  public Limits {
    if (loads < 1 || entryBytes < 1 || inlineSweep < 1 || dirty < 1) {
      throw new IllegalArgumentException(
          "limits are at least 1: loads "
              + loads
              + ", entryBytes "
              + entryBytes
              + ", inlineSweep "
              + inlineSweep
              + ", dirty "
              + dirty);
    }
  }

  /** Limits with the usual number of dirty documents, and the usual room in rows. */
  public Limits(int loads, int entryBytes, int inlineSweep) {
    this(loads, entryBytes, inlineSweep, DIRTY, RowLimits.DEFAULT);
  }

  /** The same with other room in rows. */
  public Limits withRows(RowLimits other) {
    return new Limits(loads, entryBytes, inlineSweep, dirty, other);
  }
}

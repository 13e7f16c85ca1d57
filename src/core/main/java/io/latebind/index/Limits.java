package io.latebind.index;

/**
 * What a single document may cost.
 *
 * @param loads how many different documents one index may load for one document
 * @param entryBytes the size of one entry as JSON
 * @param inlineSweep how many referrers of a target become dirty at once; a sweep over more runs in
 *     steps
 * @param dirty how many documents may be dirty; sweeps remember the rest
 * @param rows how large its rows and messages may become
 */
public record Limits(int loads, int entryBytes, int inlineSweep, int dirty, RowLimits rows) {
  private static final int DIRTY = 10_000;

  /** The default limits. */
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

  /** Limits with the default number of dirty documents and the default limits of rows. */
  public Limits(int loads, int entryBytes, int inlineSweep) {
    this(loads, entryBytes, inlineSweep, DIRTY, RowLimits.DEFAULT);
  }

  /** The same with other limits of rows. */
  public Limits withRows(RowLimits other) {
    return new Limits(loads, entryBytes, inlineSweep, dirty, other);
  }
}

package io.latebind.rowlog.segment;

/**
 * The mark up to which commits are known to have taken place. The log itself uses only {@code
 * block}; the rest is stored for the restore.
 *
 * @param block the last block of the last commit; 0 when nothing was committed
 * @param commit the number of that commit
 * @param changelogOffset the offset up to which the changelog is contained
 * @param inputOffset the offset up to which the input is contained
 */
public record CommitMark(long block, long commit, long changelogOffset, long inputOffset) {
  /** Nothing is committed. */
  public static final CommitMark NONE = new CommitMark(0, 0, 0, 0);
}

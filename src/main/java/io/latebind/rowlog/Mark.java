package io.latebind.rowlog;

/**
 * Up to where commits are known to have taken place. Only {@code block} means something to the log;
 * the rest is kept for whoever restores it.
 *
 * @param block the last block of the last commit; 0 when there was none
 * @param commit the number of that commit
 * @param changelogOffset up to where the changelog is contained
 * @param inputOffset up to where the input is contained
 */
public record Mark(long block, long commit, long changelogOffset, long inputOffset) {
  /** Nothing is committed. */
  public static final Mark NONE = new Mark(0, 0, 0, 0);
}

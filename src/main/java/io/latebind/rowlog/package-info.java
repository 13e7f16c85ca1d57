/**
 * A key-value store that is an append-only log with an index off the heap. It knows nothing of
 * Kafka, nor of what is in its rows; its blocks are meant to be the records of a changelog.
 *
 * <p>Begin with {@link io.latebind.rowlog.RowLog}, which is all that others use. Rows come in
 * blocks ({@link io.latebind.rowlog.BlockCodec}); blocks stand in segments, each a file behind
 * {@link io.latebind.rowlog.SegmentFiles}; and {@link io.latebind.rowlog.HashIndex} knows where the
 * last row of each key is.
 *
 * <pre>
 *   apply(rows)  ->  Step: moves what is alive in the oldest blocks, adds the rows
 *                      -> blocks ----> segments (8 MB; the newest are in memory) ----> index
 *                           |
 *                           +--------> to the changelog, with tombstones for what was moved
 *                                           |
 *   applyBlock(block)  &lt;-------------------+   a restore, a standby
 * </pre>
 *
 * <p>What holds always:
 *
 * <ul>
 *   <li><b>One way in.</b> Blocks that were just written, blocks of the changelog and blocks that
 *       are found when a log is opened are entered by the same code.
 *   <li><b>One cleaning.</b> Once a log is half garbage, the rows that are alive in its oldest
 *       block are written again, and the block is dead: a tombstone in the changelog, and in time a
 *       deleted segment here. Always the oldest block, so that a deletion in it has nothing older
 *       to hide and need not be kept. The block that says so is written behind what was moved.
 *   <li><b>Dead is dead.</b> What is in blocks before the oldest living one is not there, even if
 *       the changelog still has some of them.
 *   <li><b>Commits are told.</b> A block counts once {@link io.latebind.rowlog.RowLog#confirm} or a
 *       later block says that its commit took place. What does not count is cut off when the log is
 *       opened; {@link io.latebind.rowlog.Mark} tells from where to restore it.
 *   <li><b>Nothing is deleted that would count after a crash.</b> A segment goes when the mark that
 *       confirms its replacement is written. Files are not forced for that: when power fails, the
 *       log may be damaged, or not be whole before it is restored, and both is detected.
 *   <li><b>Blocks are numbered without gaps.</b> So a missing one is detected, and a damaged one
 *       before a block that is confirmed: {@link io.latebind.rowlog.DamagedLogException}, or {@link
 *       io.latebind.rowlog.RowLog#isWhole}. Then the log is deleted and restored.
 *   <li><b>The order of a walk is that of the keyed hash.</b> The secret of the hash is in each
 *       block, so the order survives restarts and restores: {@link io.latebind.rowlog.KeyWalk}.
 * </ul>
 *
 * <p>There are no threads, no clocks and no randomness here. All memory is counted ({@link
 * io.latebind.rowlog.MemoryUse}): the index takes 12 bytes a slot, and the segments what {@link
 * io.latebind.rowlog.RowLogSettings} allow.
 */
@NullMarked
package io.latebind.rowlog;

import org.jspecify.annotations.NullMarked;

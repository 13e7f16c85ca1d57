/**
 * A key-value store that is an append-only log with an off-heap index. It knows nothing of Kafka or
 * of what its rows mean; its blocks are meant to be the records of a changelog.
 *
 * <p>Start with {@link io.latebind.rowlog.RowLog}. Rows are written in blocks ({@link
 * io.latebind.rowlog.segment.BlockCodec}); blocks are stored in segments, each a file behind {@link
 * io.latebind.rowlog.segment.SegmentFiles}; and {@link io.latebind.rowlog.index.HashIndex} knows
 * where the last row of each key is.
 *
 * <pre>
 *   apply(rows)  ->  AppendStep: moves the live rows of the oldest blocks, adds the new rows
 *                      -> blocks ----> segments (8 MB; the newest are in memory) ----> index
 *                           |
 *                           +--------> to the changelog, with tombstones for dead blocks
 *                                           |
 *   applyBlock(block)  &lt;-------------------+   a restore, a standby
 * </pre>
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li><b>One way in.</b> New blocks, blocks of the changelog and blocks found when a log is
 *       opened are entered by the same code.
 *   <li><b>One cleaning.</b> Once a log is half garbage, the live rows of its oldest block are
 *       written again, and the block is dead: it gets a tombstone in the changelog, and its segment
 *       is deleted in time. It is always the oldest block, so that a deletion in it has nothing
 *       older to hide and need not be kept. The block that says so is written after the moved rows.
 *   <li><b>Dead is dead.</b> Rows in blocks before the oldest live one do not exist, even if the
 *       changelog still has some of those blocks.
 *   <li><b>Commits are explicit.</b> A block counts once {@link io.latebind.rowlog.RowLog#confirm}
 *       or a later block says that its commit took place. What does not count is cut off when the
 *       log is opened; {@link io.latebind.rowlog.segment.CommitMark} says from where to restore it.
 *   <li><b>Nothing is deleted that would count after a crash.</b> A segment is deleted once the
 *       mark that confirms its replacement is written. Files are not forced for that: after a power
 *       failure the log may be damaged, or not whole until it is restored, and both are detected.
 *   <li><b>Blocks are numbered without gaps.</b> So a missing block is detected, and so is a
 *       damaged one before a confirmed block: {@link
 *       io.latebind.rowlog.segment.DamagedLogException}, or {@link
 *       io.latebind.rowlog.RowLog#isWhole}. Then the log is deleted and restored.
 *   <li><b>The order of a walk is that of the keyed hash.</b> The secret of the hash is in each
 *       block, so the order survives restarts and restores: {@link io.latebind.rowlog.KeyWalk}.
 * </ul>
 *
 * <p>There are no threads, no clocks and no randomness here. All memory is accounted for ({@link
 * io.latebind.rowlog.MemoryUse}): the index takes 12 bytes a slot, and the segments what {@link
 * io.latebind.rowlog.segment.RowLogSettings} allow.
 */
@NullMarked
package io.latebind.rowlog;

import org.jspecify.annotations.NullMarked;

/**
 * Blocks of rows in segments. {@link io.latebind.rowlog.segment.BlockCodec} encodes rows and a
 * header as a block with a checksum, and {@link io.latebind.rowlog.segment.Segments} appends blocks
 * to segments, each a file behind {@link io.latebind.rowlog.segment.SegmentFiles}. {@link
 * io.latebind.rowlog.segment.DiskFiles} are real files; {@link
 * io.latebind.rowlog.segment.SimulatedFiles} are in memory and lose data as crashes do. {@link
 * io.latebind.rowlog.segment.DamagedLogException} reports damage, such as a checksum that does not
 * match.
 */
@NullMarked
package io.latebind.rowlog.segment;

import org.jspecify.annotations.NullMarked;

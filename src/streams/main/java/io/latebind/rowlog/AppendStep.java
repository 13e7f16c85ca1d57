package io.latebind.rowlog;

import io.latebind.rowlog.segment.BlockCodec;
import io.latebind.rowlog.segment.BlockHeader;
import io.latebind.rowlog.segment.Row;
import io.latebind.rowlog.segment.RowLogSettings;
import io.latebind.rowlog.segment.Segments;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The blocks that one call appends. Rows moved from the oldest blocks come first, so that new rows,
 * which may have the same keys, hide them.
 */
final class AppendStep {
  private final RowLog log;
  private final RowLogSettings settings;
  private final boolean isTold;
  private final long first;
  private final List<Row> rows = new ArrayList<>();
  private final List<Applied.Block> blocks = new ArrayList<>();
  private final List<Long> tombstones = new ArrayList<>();
  private int bytes = BlockCodec.HEADER_BYTES;
  private long number;
  private long oldest;
  private long writtenOldest;

  /**
   * Starts a step.
   *
   * @param isTold whether the blocks are returned
   * @param number the number of its first block
   * @param oldest the number of the oldest live block
   */
  AppendStep(RowLog log, RowLogSettings settings, boolean isTold, long number, long oldest) {
    this.log = log;
    this.settings = settings;
    this.isTold = isTold;
    this.first = number;
    this.number = number;
    this.oldest = oldest;
    this.writtenOldest = oldest;
  }

  /**
   * Moves the live rows of the oldest blocks, so that those blocks are dead. Deletions are dropped:
   * nothing is older that they could hide.
   *
   * @param from the address of the oldest block
   * @param enough bytes of garbage after which to stop
   * @param budget bytes of blocks after which to stop
   */
  void clean(Segments segments, long from, long enough, long budget) {
    long garbage = 0;
    long read = 0;
    for (long at = from; at != Segments.NONE && garbage < enough && read < budget; ) {
      BlockHeader header = segments.header(at);
      if (!header.isMark()) {
        if (header.number() >= first) {
          break;
        }
        read += header.length();
        garbage += header.length() - move(segments, at, header);
        tombstones.add(header.number());
        oldest = header.number() + 1;
      }
      at = segments.next(at, header.length());
    }
  }

  /** Returns how many bytes of the block were alive. */
  private long move(Segments segments, long at, BlockHeader header) {
    // A copy, because a segment may be dropped from memory when another one begins.
    byte[] copy = new byte[header.length()];
    segments.bytes(at, header.length()).get(0, copy);
    ByteBuffer block = ByteBuffer.wrap(copy);
    long[] moved = new long[1];
    BlockCodec.visit(
        block,
        header,
        (offset, key, valueLength) -> {
          if (valueLength >= 0 && log.isLive(key, at + offset)) {
            Row row = BlockCodec.row(block, offset, key, valueLength);
            write(row);
            moved[0] += row.encodedBytes();
          }
        });
    return moved[0];
  }

  void add(Row row) {
    if (row.value() != null || log.contains(row.key()) || isInBlock(row.key())) {
      write(row);
    }
  }

  /** Whether the open block has the key: its rows are not in the index yet. */
  private boolean isInBlock(byte[] key) {
    for (Row row : rows) {
      if (Arrays.equals(row.key(), key)) {
        return true;
      }
    }
    return false;
  }

  private void write(Row row) {
    if (!rows.isEmpty() && bytes + (long) row.encodedBytes() > settings.blockBytes()) {
      close();
    }
    rows.add(row);
    bytes = Math.addExact(bytes, row.encodedBytes());
  }

  private void close() {
    ByteBuffer block = log.append(number, oldest, rows);
    if (isTold) {
      byte[] bytes = new byte[block.capacity()];
      block.get(0, bytes);
      blocks.add(new Applied.Block(number, bytes));
    }
    writtenOldest = oldest;
    number++;
    rows.clear();
    bytes = BlockCodec.HEADER_BYTES;
  }

  /** Closes the last block. A block is dead only once another one says so, even an empty one. */
  Applied finish() {
    if (!rows.isEmpty() || oldest != writtenOldest) {
      close();
    }
    return new Applied(List.copyOf(blocks), List.copyOf(tombstones));
  }
}

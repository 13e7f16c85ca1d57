package io.latebind.rowlog;

import io.latebind.rowlog.index.HashKey;
import io.latebind.rowlog.segment.BlockCodec;
import io.latebind.rowlog.segment.BlockHeader;
import io.latebind.rowlog.segment.CommitMark;
import io.latebind.rowlog.segment.DamagedLogException;
import io.latebind.rowlog.segment.Segment;
import io.latebind.rowlog.segment.Segments;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The scan of all segments when a log is opened, which determines how much of them counts. Every
 * checksum is verified. A torn tail is what a crash leaves. Damage before a confirmed block is
 * something else: then the log is not used.
 */
final class LogScan {
  private final Segments segments;
  private CommitMark confirmed = CommitMark.NONE;
  private @Nullable HashKey hashKey;
  private long last;
  private long tornAt = Segments.NONE;
  private long lastBeforeTorn;

  private LogScan(Segments segments) {
    this.segments = segments;
  }

  /**
   * Scans the segments.
   *
   * @throws DamagedLogException when something confirmed is damaged
   */
  static LogScan of(Segments segments) {
    LogScan scan = new LogScan(segments);
    segments.all().forEach(scan::scan);
    if (scan.tornAt != Segments.NONE && scan.confirmed.block() > scan.lastBeforeTorn) {
      throw new DamagedLogException(
          "A block behind block %d is damaged, and block %d is confirmed"
              .formatted(scan.lastBeforeTorn, scan.confirmed.block()));
    }
    return scan;
  }

  /** The last commit mark in any block. */
  CommitMark confirmed() {
    return confirmed;
  }

  /** The secret of the hash; null when no block exists. */
  @Nullable HashKey hashKey() {
    return hashKey;
  }

  /** The address of the first damage; {@link Segments#NONE} when nothing is damaged. */
  long tornAt() {
    return tornAt;
  }

  private void scan(Segment segment) {
    segments.load(segment);
    ByteBuffer bytes = segment.bytes(0, segment.size());
    for (int at = 0; at < segment.size(); ) {
      BlockHeader header = header(bytes, at, segment.size());
      if (header != null) {
        see(header);
        segment.lastBlock(header.number());
        at += header.length();
      } else {
        if (tornAt == Segments.NONE) {
          tornAt = Segments.address(segment, at);
          lastBeforeTorn = last;
        }
        at++;
      }
    }
  }

  /**
   * The header of a block; null when no block begins here. Within damage, values may look like
   * blocks, but the client that made them up does not know the secret. The first block of a segment
   * cannot be such a value.
   */
  private @Nullable BlockHeader header(ByteBuffer bytes, int at, int limit) {
    if (!BlockCodec.isBlock(bytes, at, limit)) {
      return null;
    }
    BlockHeader header = BlockCodec.header(bytes, at);
    return header.hashKey().equals(hashKey) || (hashKey == null && at == 0) ? header : null;
  }

  private void see(BlockHeader header) {
    hashKey = header.hashKey();
    last = Math.max(last, header.number());
    if (header.confirmed().block() >= confirmed.block()) {
      confirmed = header.confirmed();
    }
  }
}

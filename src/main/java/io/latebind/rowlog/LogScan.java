package io.latebind.rowlog;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads all segments when a log is opened, and finds out how much of them counts. Every checksum is
 * checked. A torn tail is what a crash leaves. What is damaged before a block that is confirmed is
 * something else: then the log is not used.
 */
final class LogScan {
  private final Segments segments;
  private Mark confirmed = Mark.NONE;
  private @Nullable HashKey hashKey;
  private long last;
  private long tornAt = Segments.NONE;
  private long lastBeforeTorn;

  private LogScan(Segments segments) {
    this.segments = segments;
  }

  /**
   * Scans.
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

  /** The last mark of any block. */
  Mark confirmed() {
    return confirmed;
  }

  /** The secret of the hash; null when there is no block. */
  @Nullable HashKey hashKey() {
    return hashKey;
  }

  /** Where the first damage begins; {@link Segments#NONE} when there is none. */
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
   * The header of a block; null when there is none. Within damage, values may look like blocks, but
   * whoever made them up does not know the secret. The first block of a segment is none of those.
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

package io.latebind.rowlog;

import io.latebind.rowlog.index.HashIndex;
import io.latebind.rowlog.index.HashKey;
import io.latebind.rowlog.segment.BlockCodec;
import io.latebind.rowlog.segment.BlockHeader;
import io.latebind.rowlog.segment.CommitMark;
import io.latebind.rowlog.segment.DamagedLogException;
import io.latebind.rowlog.segment.Row;
import io.latebind.rowlog.segment.RowLogSettings;
import io.latebind.rowlog.segment.SegmentFiles;
import io.latebind.rowlog.segment.Segments;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key-value store that is a log of blocks with an index, and whose changelog is the same log.
 *
 * <p>One thread at a time may write, and no thread may read meanwhile; otherwise any number of
 * threads may read. When a call fails, the log has to be opened again.
 */
public final class RowLog implements AutoCloseable {
  private final RowLogSettings settings;
  private final KeyListener listener;
  private final Segments segments;
  private final HashIndex index = new HashIndex();
  private final CrashHorizon horizon = new CrashHorizon();
  private HashKey hashKey;

  /** Block numbers: of the last block, of the oldest live one, and of the last one after a gap. */
  private long last;

  private long oldest = 1;
  private long wholeFrom = 1;

  private long oldestAt = Segments.NONE;
  private long liveBytes;
  private long totalBytes;
  private CommitMark confirmed = CommitMark.NONE;
  private CommitMark written = CommitMark.NONE;
  private boolean writing;

  private RowLog(
      RowLogSettings settings, Segments segments, HashKey hashKey, KeyListener listener) {
    this.settings = settings;
    this.listener = listener;
    this.segments = segments;
    this.hashKey = hashKey;
  }

  /**
   * Opens a log, or creates one. Afterwards it contains the commits up to {@link #confirmed}.
   *
   * @param random the secret of its hash, if it is new
   * @param listener is notified of keys that are added and removed, and of those that exist already
   * @throws DamagedLogException when a confirmed block is damaged or missing
   */
  public static RowLog open(
      SegmentFiles files, RowLogSettings settings, HashKey random, KeyListener listener) {
    Segments segments = new Segments(files, settings);
    try {
      LogScan scan = LogScan.of(segments);
      HashKey known = scan.hashKey();
      RowLog log = new RowLog(settings, segments, known == null ? random : known, listener);
      log.recover(scan);
      return log;
    } catch (RuntimeException e) {
      segments.close();
      throw e;
    }
  }

  private void recover(LogScan scan) {
    long to = scan.confirmed().block();
    long at = to == 0 ? Segments.NONE : segments.first();
    boolean marked = false;
    while (at != Segments.NONE && at != scan.tornAt()) {
      BlockHeader header = segments.header(at);
      if (!header.isMark()) {
        if (header.number() > to) {
          break;
        }
        enter(at, header, segments.bytes(at, header.length()));
      }
      marked = header.isMark() && header.confirmed().equals(scan.confirmed());
      at = segments.next(at, header.length());
    }
    if (last < to) {
      last = to;
      wholeFrom = to + 1;
    }
    confirmed = scan.confirmed();
    cut(at == Segments.NONE ? scan.tornAt() : at, marked);
    written = confirmed;
    segments.opened();
    settle();
  }

  /**
   * Cuts off what is not confirmed. The block that confirms the rest is cut off too, so a mark
   * takes its place; the mark is forced, so that no old block reappears in place of a new one.
   */
  private void cut(long at, boolean marked) {
    if (confirmed.block() == 0) {
      segments.clear();
    } else if (at != Segments.NONE) {
      segments.replaceTail(at, mark());
    } else if (!marked) {
      segments.write(mark(), last);
    }
  }

  /** Opens a log, or creates one, without a listener. */
  public static RowLog open(SegmentFiles files, RowLogSettings settings, HashKey random) {
    return open(files, settings, random, (key, there) -> {});
  }

  /** The value of a key; null when it does not exist. */
  public byte @Nullable [] get(byte[] key) {
    Lookup lookup = new Lookup(segments, key);
    return index.find(hashKey.hash32(key), lookup) == 0 ? null : lookup.value();
  }

  /** Whether a key has a value. */
  public boolean contains(byte[] key) {
    return index.find(hashKey.hash32(key), new Lookup(segments, key)) != 0;
  }

  /**
   * Writes rows, and cleans in proportion. Deletions of keys that do not exist write nothing.
   * Without rows it cleans a little if there is something to clean.
   *
   * <p>When the transaction fails, close the log and open it again: the numbers of its blocks will
   * be reused by others.
   *
   * @return what belongs in the changelog, in the transaction that these rows belong to
   */
  public Applied apply(List<Row> rows) {
    return apply(rows, true);
  }

  /**
   * Writes rows as {@link #apply(List)} does.
   *
   * @param isTold whether to return the blocks: a log may have no changelog, or not its own
   */
  public Applied apply(List<Row> rows, boolean isTold) {
    begin();
    AppendStep step = new AppendStep(this, settings, isTold, last + 1, oldest);
    long excess = totalBytes - 2 * liveBytes - settings.slackBytes();
    if (excess > 0) {
      long bytes = rows.stream().mapToLong(Row::encodedBytes).sum();
      // Moved rows need a header, too: with less, cleaning would make no progress.
      long garbage = excess + BlockCodec.HEADER_BYTES;
      step.clean(segments, oldestAt, garbage, Math.max(settings.blockBytes(), 4 * bytes));
    }
    rows.forEach(step::add);
    Applied applied = step.finish();
    segments.flush();
    settle();
    writing = false;
    return applied;
  }

  /** Writes a block of a step, and returns it. */
  ByteBuffer append(long number, long firstAlive, List<Row> rows) {
    BlockHeader header =
        new BlockHeader(
            false, BlockCodec.length(rows), number, firstAlive, confirmed, hashKey, rows.size());
    long at = segments.append(header.length(), number);
    ByteBuffer block = segments.bytes(at, header.length());
    BlockCodec.encode(block, header, rows);
    begin(at, header);
    int offset = BlockCodec.HEADER_BYTES;
    for (Row row : rows) {
      byte[] value = row.value();
      enter(at + offset, row.key(), value == null ? BlockCodec.DELETION : value.length);
      offset += row.encodedBytes();
    }
    end(header);
    written = confirmed;
    return block;
  }

  /**
   * Applies a block that was read from the changelog, in a restore or a standby. It counts as
   * committed once a later block or {@link #confirm} says so.
   *
   * @return whether it was new
   * @throws DamagedLogException when it is damaged or belongs to another log
   */
  public boolean applyBlock(byte[] bytes) {
    BlockHeader header = BlockCodec.check(bytes);
    if (last == 0) {
      hashKey = header.hashKey();
    } else if (!header.hashKey().equals(hashKey)) {
      throw new DamagedLogException("%s is of another log".formatted(header));
    }
    if (header.number() <= last) {
      return false;
    }
    begin();
    if (header.confirmed().block() >= confirmed.block()) {
      confirmed = header.confirmed();
    }
    enter(segments.write(bytes, header.number()), header, ByteBuffer.wrap(bytes));
    written = header.confirmed();
    settle();
    writing = false;
    return true;
  }

  /** Enters a block of the log into the index. */
  private void enter(long at, BlockHeader header, ByteBuffer block) {
    begin(at, header);
    BlockCodec.visit(
        block, header, (offset, key, valueLength) -> enter(at + offset, key, valueLength));
    end(header);
  }

  private void begin(long at, BlockHeader header) {
    if (header.number() != last + 1) {
      wholeFrom = header.number();
    }
    last = header.number();
    totalBytes += header.length();
    oldestAt = oldestAt == Segments.NONE ? at : oldestAt;
  }

  private void enter(long address, byte[] key, int valueLength) {
    int hash = hashKey.hash32(key);
    boolean isDeletion = valueLength < 0;
    Lookup previous = new Lookup(segments, key);
    long found = isDeletion ? index.remove(hash, previous) : index.put(hash, previous, address);
    if ((found == 0) != isDeletion) {
      listener.changed(key, !isDeletion);
    }
    liveBytes -= found == 0 ? 0 : previous.rowBytes();
    liveBytes += isDeletion ? 0 : Row.encodedBytes(key.length, valueLength);
  }

  private void end(BlockHeader header) {
    advance(header.oldest());
    horizon.add(last, oldest);
  }

  /** Forgets the blocks before {@code firstAlive}, and any rows that are left in them. */
  private void advance(long firstAlive) {
    while (oldestAt != Segments.NONE && oldest < firstAlive) {
      long at = oldestAt;
      BlockHeader header = segments.header(at);
      if (!header.isMark()) {
        if (header.number() >= firstAlive) {
          break;
        }
        BlockCodec.visit(
            segments.bytes(at, header.length()),
            header,
            (offset, key, valueLength) -> {
              long address = at + offset;
              int hash = hashKey.hash32(key);
              if (valueLength >= 0 && index.remove(hash, found -> found == address) != 0) {
                listener.changed(key, false);
                liveBytes -= Row.encodedBytes(key.length, valueLength);
              }
            });
        totalBytes -= header.length();
      }
      oldestAt = segments.next(at, header.length());
    }
    oldest = Math.max(oldest, firstAlive);
  }

  /** Whether the row at {@code address} is the current one of its key. */
  boolean isLive(byte[] key, long address) {
    return index.find(hashKey.hash32(key), found -> found == address) != 0;
  }

  /** Deletes the segments that would not be needed even after a crash. */
  private void settle() {
    segments.dropBefore(horizon.oldest(written.block()));
  }

  /**
   * Records that a commit took place. This is stored with the next block, or by {@link #writeMark}.
   * Never infer it: what is confirmed is never restored again.
   *
   * @param mark the mark of that commit, with its last block
   */
  public void confirm(CommitMark mark) {
    if (mark.block() < confirmed.block() || mark.block() > last) {
      throw new IllegalArgumentException(
          "Blocks %d to %d can be confirmed, and not %d"
              .formatted(confirmed.block(), last, mark.block()));
    }
    confirmed = mark;
  }

  /** Stores what is confirmed, without waiting for the next block. */
  public void writeMark() {
    begin();
    if (!written.equals(confirmed)) {
      segments.write(mark(), last);
      written = confirmed;
      settle();
    }
    writing = false;
  }

  private byte[] mark() {
    return BlockCodec.encode(
        new BlockHeader(true, BlockCodec.HEADER_BYTES, last, oldest, confirmed, hashKey, 0),
        List.of());
  }

  private void begin() {
    if (writing) {
      throw new IllegalStateException("A write has failed: open the log again");
    }
    writing = true;
  }

  /**
   * A page of the keys in an order that never changes, that of {@link KeyWalk}.
   *
   * @param after the last key of the previous page; null for the first page
   * @return fewer than {@code limit} at the end
   */
  public List<byte[]> keys(byte @Nullable [] after, int limit) {
    return walk().next(after, limit);
  }

  /** Compares two keys in the order of {@link #keys}. */
  public int compare(byte[] one, byte[] other) {
    return walk().compare(one, other);
  }

  private KeyWalk walk() {
    return new KeyWalk(hashKey, index, segments::key);
  }

  /** The mark up to which commits are known to have taken place. */
  public CommitMark confirmed() {
    return confirmed;
  }

  /** The number of the last block; 0 when no block exists. */
  public long lastBlock() {
    return last;
  }

  /**
   * Whether all blocks are there that may be alive. A log that is being restored may have gaps
   * until its last block is applied. If it still has gaps then, its changelog lacks a block.
   */
  public boolean isWhole() {
    return wholeFrom <= oldest;
  }

  /** The number of rows. */
  public int size() {
    return index.size();
  }

  /** The size of all rows, in bytes. */
  public long liveBytes() {
    return liveBytes;
  }

  /** The size of all blocks from the oldest live one on, in bytes: what the changelog takes. */
  public long totalBytes() {
    return totalBytes;
  }

  /** The size of all files, in bytes. */
  public long diskBytes() {
    return segments.diskBytes();
  }

  /** The memory that it uses. */
  public MemoryUse memory() {
    return new MemoryUse(index.bytes(), segments.tailBytes(), segments.hotBytes());
  }

  /** Closes the log. What is not confirmed is gone when it is opened again. */
  @Override
  public void close() {
    if (!writing) {
      writeMark();
    }
    segments.close();
  }
}

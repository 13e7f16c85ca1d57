package io.latebind.rowlog;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key-value store that is a log of blocks with an index, and whose changelog is the same log.
 *
 * <p>One thread at a time may write, and nobody may read meanwhile; otherwise any number of threads
 * may read. When a call fails, the log has to be opened again.
 */
public final class RowLog implements AutoCloseable {
  private final RowLogSettings settings;
  private final KeyListener listener;
  private final Segments segments;
  private final HashIndex index = new HashIndex();
  private final Deque<Unconfirmed> unconfirmed = new ArrayDeque<>();
  private HashKey hashKey;

  /** Numbers: of the last block, of the first one alive, of the last one before which one lacks. */
  private long last;

  private long oldest = 1;
  private long wholeFrom = 1;

  /** What a crash would leave alive, which is what the last mark that is written confirms. */
  private long safeOldest = 1;

  private long oldestAt = Segments.NONE;
  private long liveBytes;
  private long totalBytes;
  private Mark confirmed = Mark.NONE;
  private Mark written = Mark.NONE;
  private boolean writing;

  private record Unconfirmed(long number, long oldest) {}

  private RowLog(
      RowLogSettings settings, Segments segments, HashKey hashKey, KeyListener listener) {
    this.settings = settings;
    this.listener = listener;
    this.segments = segments;
    this.hashKey = hashKey;
  }

  /**
   * Opens a log, or makes one. What it contains afterwards are the commits up to {@link
   * #confirmed}.
   *
   * @param random the secret of its hash, if it is new
   * @param listener is told of the keys that come and go, of those that are there as well
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
   * Cuts off what is not confirmed. The block that confirms the rest goes with it, so a mark takes
   * its place; and it is forced, so that no old block comes back in the place of a new one.
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

  /** As the other, when nobody needs to know which keys there are. */
  public static RowLog open(SegmentFiles files, RowLogSettings settings, HashKey random) {
    return open(files, settings, random, (key, there) -> {});
  }

  /** The value of a key; null when there is none. */
  public byte @Nullable [] get(byte[] key) {
    Lookup lookup = new Lookup(segments, key);
    return index.find(hashKey.hash32(key), lookup) == 0 ? null : lookup.value();
  }

  /** Whether there is a value under a key. */
  public boolean contains(byte[] key) {
    return index.find(hashKey.hash32(key), new Lookup(segments, key)) != 0;
  }

  /**
   * Writes rows, and cleans in proportion. Deletions of what is not there write nothing. Without
   * rows, it cleans a little if there is something to clean.
   *
   * <p>When the transaction fails, close the log and open it again: the numbers of its blocks will
   * be used by others.
   *
   * @return what belongs into the changelog, in the transaction that these rows belong to
   */
  public Applied apply(List<Row> rows) {
    return apply(rows, true);
  }

  /**
   * As the other.
   *
   * @param isTold whether anybody wants the blocks: a log may have no changelog, or not its own
   */
  public Applied apply(List<Row> rows, boolean isTold) {
    begin();
    Step step = new Step(this, settings, isTold, last + 1, oldest);
    long excess = totalBytes - 2 * liveBytes - settings.slackBytes();
    if (excess > 0) {
      long bytes = rows.stream().mapToLong(Row::encodedBytes).sum();
      // What is moved takes a header, too: less would not get on.
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
   * Applies a block that was read from the changelog, as a restore and a standby do. It counts as
   * committed when a later block says so, or {@link #confirm}.
   *
   * @return whether it was new
   * @throws DamagedLogException when it is damaged, or that of another log
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

  /** Takes notice of a block that is in the log. */
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
    unconfirmed.add(new Unconfirmed(last, oldest));
  }

  /** Forgets the blocks before {@code firstAlive}, and what is in them, should anything be left. */
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

  /** Whether the row at {@code address} is what its key is set to. */
  boolean isLive(byte[] key, long address) {
    return index.find(hashKey.hash32(key), found -> found == address) != 0;
  }

  /** Deletes the segments that not even a crash would need. */
  private void settle() {
    for (Unconfirmed block = unconfirmed.peek();
        block != null && block.number <= written.block();
        block = unconfirmed.peek()) {
      safeOldest = block.oldest;
      unconfirmed.remove();
    }
    segments.dropBefore(safeOldest);
  }

  /**
   * Says that a commit took place. It is kept with the next block, or by {@link #writeMark}. Never
   * infer it: what is confirmed is never restored again.
   *
   * @param mark whose block was the last one of that commit
   */
  public void confirm(Mark mark) {
    if (mark.block() < confirmed.block() || mark.block() > last) {
      throw new IllegalArgumentException(
          "Blocks %d to %d can be confirmed, and not %d"
              .formatted(confirmed.block(), last, mark.block()));
    }
    confirmed = mark;
  }

  /** Keeps what is confirmed, without waiting for the next block. */
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
   * Some of the keys in an order that never changes: {@link KeyWalk} tells which.
   *
   * @param after the last key of the page before; null for the first page
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

  /** Up to where commits are known to have taken place. */
  public Mark confirmed() {
    return confirmed;
  }

  /** The number of the last block; 0 when there is none. */
  public long lastBlock() {
    return last;
  }

  /**
   * Whether all blocks are there that may be alive. A log that is being restored may have gaps
   * until its last block is applied. When it still has some then, its changelog lacks a block.
   */
  public boolean isWhole() {
    return wholeFrom <= oldest;
  }

  /** How many rows there are. */
  public int size() {
    return index.size();
  }

  /** Bytes of all rows there are. */
  public long liveBytes() {
    return liveBytes;
  }

  /** Bytes of all blocks from the oldest that is alive: what the changelog takes. */
  public long totalBytes() {
    return totalBytes;
  }

  /** Bytes of all files. */
  public long diskBytes() {
    return segments.diskBytes();
  }

  /** The memory that it holds. */
  public MemoryUse memory() {
    return new MemoryUse(index.bytes(), segments.tailBytes(), segments.hotBytes());
  }

  /** Closes it. What is not confirmed is gone when it is opened again. */
  @Override
  public void close() {
    if (!writing) {
      writeMark();
    }
    segments.close();
  }
}

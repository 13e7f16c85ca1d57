package io.latebind.store;

import io.latebind.rowlog.Applied;
import io.latebind.rowlog.MemoryUse;
import io.latebind.rowlog.RowLog;
import io.latebind.rowlog.index.HashKey;
import io.latebind.rowlog.segment.CommitMark;
import io.latebind.rowlog.segment.Row;
import io.latebind.rowlog.segment.RowLogSettings;
import io.latebind.rowlog.segment.SegmentFiles;
import io.latebind.rows.RowKeys;
import io.latebind.rows.Rows;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Rows in a log. Changes wait in memory until {@link #write}, which makes as few blocks of them as
 * possible. One thread writes; any thread may read what was written, through {@link #reading}.
 */
public final class LogRows implements Rows {
  /** The number of keys that are read at a time. */
  private static final int PAGE = 64;

  private final RowLog log;
  private final Changelog changelog;
  private final ReadWriteLock lock;

  /** The keys of ordered kinds; they are few. */
  private final NavigableSet<byte[]> ordered = new ConcurrentSkipListSet<>(Arrays::compareUnsigned);

  private boolean closed;

  /** The waiting changes, in order. */
  private final List<Row> pending = new ArrayList<>();

  /**
   * The position of each key in {@link #pending}, for the first {@link #placed}; a lookup adds the
   * rest.
   */
  private final Map<Key, Integer> places = new HashMap<>();

  private int placed;

  /** What was written, but not sent yet. */
  private final List<Applied> applied = new ArrayList<>();

  /** A key in a map. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Key(byte[] bytes) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }
  }

  /** Rows in the log of some files, as its last commit left them. */
  public LogRows(SegmentFiles files, RowLogSettings settings, HashKey secret, Changelog changelog) {
    this(files, settings, secret, changelog, new ReentrantReadWriteLock());
  }

  /**
   * Rows that share a lock with other stores.
   *
   * @param lock held by readers of several stores, and by their writer
   */
  LogRows(
      SegmentFiles files,
      RowLogSettings settings,
      HashKey secret,
      Changelog changelog,
      ReadWriteLock lock) {
    this.lock = lock;
    this.changelog = changelog;
    this.log = RowLog.open(files, settings, secret, this::note);
  }

  private void note(byte[] key, boolean there) {
    if (key.length > 0 && RowKeys.isOrdered(key[0])) {
      if (there) {
        ordered.add(key);
      } else {
        ordered.remove(key);
      }
    }
  }

  @Override
  public byte @Nullable [] get(byte[] key) {
    if (!pending.isEmpty()) {
      for (; placed < pending.size(); placed++) {
        places.put(new Key(pending.get(placed).key()), placed);
      }
      Integer place = places.get(new Key(key));
      if (place != null) {
        return pending.get(place).value();
      }
    }
    return log.get(key);
  }

  @Override
  public void put(byte[] key, byte[] value) {
    change(key, value);
  }

  @Override
  public void delete(byte[] key) {
    change(key, null);
  }

  /** A key that is changed repeatedly between two commits is written once. */
  private void change(byte[] key, byte @Nullable [] value) {
    Row row = new Row(key, value);
    boolean all = placed == pending.size();
    Integer place = all ? places.putIfAbsent(new Key(key), placed) : null;
    if (place != null) {
      pending.set(place, row);
    } else {
      pending.add(row);
      placed += all ? 1 : 0;
    }
    note(key, value != null);
  }

  @Override
  public void write(List<Change> changes) {
    for (Change change : changes) {
      pending.add(new Row(change.key(), change.value()));
      note(change.key(), change.value() != null);
    }
  }

  /** Writes the waiting changes, and sends them. */
  public void flush() {
    write();
    send();
  }

  /** Writes the waiting changes. */
  public void write() {
    if (pending.isEmpty()) {
      return;
    }
    changelog.writing();
    lock.writeLock().lock();
    try {
      applied.add(log.apply(pending, changelog.takesBlocks()));
    } finally {
      lock.writeLock().unlock();
    }
    pending.clear();
    places.clear();
    placed = 0;
  }

  @Override
  public void settle() {
    flush();
  }

  /** Sends what was written, which may take as long as Kafka does not respond. */
  public void send() {
    for (Applied step : applied) {
      step.blocks().forEach(block -> changelog.send(key(block.number()), block.bytes()));
      step.tombstones().forEach(number -> changelog.send(key(number), null));
    }
    applied.clear();
  }

  private static byte[] key(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
  }

  /** Applies a block that was read from the changelog. */
  public void restore(byte[] block) {
    lock.writeLock().lock();
    try {
      log.applyBlock(block);
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Applies rows that were read from elsewhere. They go into no changelog. */
  void restore(List<Row> read) {
    lock.writeLock().lock();
    try {
      log.apply(read, false);
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Records up to where the rows are committed. */
  public void confirm(CommitMark mark) {
    log.confirm(mark);
  }

  /** Closes the log. What is not confirmed is gone. */
  public void close() {
    lock.writeLock().lock();
    try {
      closed = true;
      log.close();
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** The mark up to which commits are known to have taken place. */
  public CommitMark confirmed() {
    return log.confirmed();
  }

  /** The number of the last block; 0 when no block exists. */
  public long lastBlock() {
    return log.lastBlock();
  }

  /** Whether no block is missing, as far as can be told from the blocks. */
  public boolean isWhole() {
    return log.isWhole();
  }

  /** All keys. */
  public List<byte[]> keys() {
    return log.keys(null, Integer.MAX_VALUE);
  }

  @Override
  public void walk(byte kind, byte @Nullable [] after, byte @Nullable [] upTo, Visitor visitor) {
    flush();
    byte[] last = after;
    List<byte[]> page;
    do {
      page = log.keys(last, PAGE);
      for (byte[] key : page) {
        boolean isBehind = upTo != null && log.compare(key, upTo) > 0;
        if (isBehind || (key[0] == kind && !visitor.visit(key))) {
          return;
        }
        last = key;
      }
    } while (page.size() == PAGE);
  }

  @Override
  public int compare(byte[] one, byte[] other) {
    return log.compare(one, other);
  }

  @Override
  public void scan(byte[] from, byte @Nullable [] to, Visitor visitor) {
    for (byte[] key : to == null ? ordered.tailSet(from) : ordered.subSet(from, to)) {
      if (!visitor.visit(key)) {
        return;
      }
    }
  }

  /** Its usage; {@link StoreUsage#NONE} when it is closed. */
  StoreUsage usage() {
    lock.readLock().lock();
    try {
      if (closed) {
        return StoreUsage.NONE;
      }
      MemoryUse memory = log.memory();
      return new StoreUsage(
          log.size(),
          log.liveBytes(),
          log.totalBytes(),
          log.diskBytes(),
          memory.index(),
          memory.tail() + memory.hot());
    } finally {
      lock.readLock().unlock();
    }
  }

  /** A read-only view for other threads, which see what was flushed. */
  public Rows reading() {
    return new Reading();
  }

  private final class Reading implements Rows {
    @Override
    public byte @Nullable [] get(byte[] key) {
      lock.readLock().lock();
      try {
        if (closed) {
          throw new InvalidStateStoreException("the store has moved to another instance");
        }
        return log.get(key);
      } finally {
        lock.readLock().unlock();
      }
    }

    @Override
    public void put(byte[] key, byte[] value) {
      throw new UnsupportedOperationException("only the task of a partition writes its rows");
    }

    @Override
    public void delete(byte[] key) {
      throw new UnsupportedOperationException("only the task of a partition writes its rows");
    }

    @Override
    public void walk(byte kind, byte @Nullable [] after, byte @Nullable [] upTo, Visitor visitor) {
      throw new UnsupportedOperationException("only the task of a partition goes over its rows");
    }

    @Override
    public int compare(byte[] one, byte[] other) {
      return LogRows.this.compare(one, other);
    }

    @Override
    public void scan(byte[] from, byte @Nullable [] to, Visitor visitor) {
      LogRows.this.scan(from, to, visitor);
    }
  }
}

package io.latebind.simulation.kafka;

import io.latebind.rowlog.index.HashKey;
import io.latebind.rowlog.segment.CommitMark;
import io.latebind.rowlog.segment.RowLogSettings;
import io.latebind.rowlog.segment.SimulatedFiles;
import io.latebind.simulation.check.Flaw;
import io.latebind.simulation.check.Mutant;
import io.latebind.store.LogRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A store as it is in production, over files in memory. */
public final class LoggedRows implements StoredRows {
  /** So small that there are many segments, and blocks are cleaned. */
  private static final RowLogSettings SETTINGS = new RowLogSettings(2_048, 512, 4_096, 1_024);

  private final Fuse fuse;
  private final Mutant mutant;
  private final SimulatedFiles files;
  private final LogRows rows;
  private final List<Broker.Change> sent = new ArrayList<>();
  private final NavigableSet<byte[]> changed = new TreeSet<>(Arrays::compareUnsigned);
  private boolean closed;

  public LoggedRows(Fuse fuse, Mutant mutant, long seed) {
    this(fuse, mutant, new SimulatedFiles(new Random(seed)), seed);
  }

  private LoggedRows(Fuse fuse, Mutant mutant, SimulatedFiles files, long seed) {
    this.fuse = fuse;
    this.mutant = mutant;
    this.files = files;
    this.rows =
        new LogRows(
            files,
            SETTINGS,
            new HashKey(seed, ~seed),
            (key, value) -> sent.add(new Broker.Change(key, value)));
  }

  @Override
  public LoggedRows copy(Fuse another) {
    throw new UnsupportedOperationException("worlds of logs are not copied");
  }

  @Override
  public byte @Nullable [] get(byte[] key) {
    fuse.burn();
    return rows.get(key);
  }

  @Override
  public void put(byte[] key, byte[] value) {
    fuse.burn();
    changed.add(key);
    rows.put(key, value);
  }

  @Override
  public void delete(byte[] key) {
    fuse.burn();
    changed.add(key);
    rows.delete(key);
  }

  @Override
  public void walk(byte kind, byte @Nullable [] after, byte @Nullable [] upTo, Visitor visitor) {
    fuse.burn();
    rows.walk(kind, after, upTo, visitor);
  }

  @Override
  public int compare(byte[] one, byte[] other) {
    return rows.compare(one, other);
  }

  @Override
  public void scan(byte[] from, byte @Nullable [] to, Visitor visitor) {
    fuse.burn();
    rows.scan(from, to, visitor);
  }

  @Override
  public NavigableMap<byte[], byte[]> all() {
    NavigableMap<byte[], byte[]> all = new TreeMap<>(Arrays::compareUnsigned);
    NavigableSet<byte[]> keys = new TreeSet<>(changed);
    keys.addAll(rows.keys());
    for (byte[] key : keys) {
      byte[] value = rows.get(key);
      if (value != null) {
        all.put(key, value);
      }
    }
    return all;
  }

  @Override
  public NavigableSet<byte[]> changed() {
    return changed;
  }

  @Override
  public void restore(byte[] key, byte @Nullable [] value) {
    if (value != null) {
      rows.restore(value);
    }
  }

  @Override
  public void flush(Log<Broker.Change> changelog, Transaction transaction, boolean dirtyToo) {
    rows.flush();
    for (Broker.Change change : sent) {
      boolean outside = change.value() == null && mutant.has(Flaw.TOMBSTONES_OUTSIDE);
      changelog.append(change, outside ? null : transaction);
    }
    sent.clear();
    if (mutant.has(Flaw.CONFIRMS_EARLY)) {
      committed(changelog.end());
    }
  }

  @Override
  public void committed(int end) {
    changed.clear();
    rows.confirm(new CommitMark(rows.lastBlock(), 0, end, 0));
  }

  /**
   * The files, as they are; what was not committed is cut off when they are opened. Some were
   * closed before, by whoever gave up their task, and others were not: a process was killed.
   */
  @Override
  public StoredRows left() {
    if (!closed) {
      closed = true;
      if (rows.lastBlock() % 2 == 0) {
        rows.close();
      }
      files.restart();
    }
    return new LoggedRows(fuse, mutant, files, 1);
  }

  @Override
  public int at() {
    return (int) rows.confirmed().changelogOffset();
  }

  @Override
  public boolean isWhole() {
    return rows.isWhole();
  }
}

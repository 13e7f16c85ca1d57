package io.latebind.store;

import io.latebind.internals.ChangelogWriter;
import io.latebind.internals.OffsetRestoreCallback;
import io.latebind.internals.StoreOfOnePartition;
import io.latebind.rowlog.DamagedLogException;
import io.latebind.rowlog.DiskFiles;
import io.latebind.rowlog.HashKey;
import io.latebind.rowlog.Mark;
import io.latebind.rowlog.Row;
import io.latebind.rowlog.RowLogSettings;
import io.latebind.wire.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rows of a partition as a store: a log whose blocks are the records of its changelog, under their
 * numbers, or one that is restored from a topic that others write.
 *
 * <p>It says of itself how much of its changelog it holds, and survives a crash as it was at the
 * last commit that is surely one: Kafka Streams has a store commit also behind commits that have
 * failed (as in {@code TaskManager.tryCloseCleanActiveTasks} of 4.4.0), so {@link Stores} has to
 * have seen the transaction end.
 */
public final class LogStore implements StateStore {
  /** How to ask for the store of one partition from outside. */
  public static final QueryableStoreType<LogStore> TYPE = new StoreOfOnePartition<>(LogStore.class);

  private static final Logger LOG = LoggerFactory.getLogger(LogStore.class);

  /** What Kafka Streams takes for an offset that is not known. */
  private static final long UNKNOWN = -4;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final String name;
  private final RowLogSettings settings;
  private final Feed feed;
  private final Stores stores;
  private final Holdings holdings;
  private TopicPartition changelog = new TopicPartition("", 0);
  private volatile ReadWriteLock lock = new ReentrantReadWriteLock();
  private volatile @Nullable LogRows rows;
  private Path folder = Path.of("");

  LogStore(String name, RowLogSettings settings, Feed feed, Stores stores, Holdings holdings) {
    this.name = name;
    this.feed = feed;
    this.settings = settings;
    this.stores = stores;
    this.holdings = holdings;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    ChangelogWriter writer = new ChangelogWriter(context, name);
    changelog = new TopicPartition(writer.topic(), context.taskId().partition());
    folder = context.stateDir().toPath().resolve(name);
    lock = stores.lock(context.taskId());
    LogRows opened = open(changelog(writer));
    rows = opened;
    stores.opened(this);
    context.register(root, callback());
    Mark confirmed = opened.confirmed();
    long next = confirmed.block() == 0 ? 0 : confirmed.changelogOffset() + 1;
    holdings.opened(changelog, next, feed instanceof Feed.Blocks);
  }

  private Changelog changelog(ChangelogWriter writer) {
    return switch (feed) {
      case Feed.Blocks ignored ->
          new Changelog() {
            @Override
            public void writing() {
              stores.writes(LogStore.this);
              holdings.written(changelog);
            }

            @Override
            public void send(byte[] key, byte @Nullable [] value) {
              writer.send(key, value);
            }
          };
      case Feed.Topic ignored ->
          new Changelog() {
            @Override
            public boolean takesBlocks() {
              return false;
            }

            @Override
            public void writing() {
              stores.writes(LogStore.this);
            }

            @Override
            public void send(byte[] key, byte @Nullable [] value) {}
          };
    };
  }

  private OffsetRestoreCallback callback() {
    return switch (feed) {
      case Feed.Blocks ignored -> records -> restore(records, this::restoreBlocks);
      case Feed.Topic topic -> records -> restore(records, all -> restoreRows(all, topic.rows()));
    };
  }

  private LogRows open(Changelog blocks) {
    HashKey secret = new HashKey(RANDOM.nextLong(), RANDOM.nextLong());
    try {
      return new LogRows(new DiskFiles(folder), settings, secret, blocks, lock);
    } catch (DamagedLogException e) {
      LOG.warn(
          "The store in {} is damaged and is restored from its changelog: {}",
          folder,
          e.getMessage());
      delete(folder);
      return new LogRows(new DiskFiles(folder), settings, secret, blocks, lock);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The damaged store in " + folder + " cannot be removed; remove the folder by hand", e);
    }
  }

  /** The rows, for the task itself. */
  public LogRows rows() {
    LogRows opened = rows;
    if (opened == null) {
      throw new IllegalStateException("the store " + name + " is closed");
    }
    return opened;
  }

  /** What it takes; nothing when it is closed. */
  StoreUsage usage() {
    LogRows opened = rows;
    StoreUsage usage = opened == null ? StoreUsage.NONE : opened.usage();
    return feed instanceof Feed.Blocks ? usage : usage.withoutChangelog();
  }

  /** All keys, for tests. */
  public List<byte[]> keys() {
    return rows().keys();
  }

  /** Whether no block is missing, as far as blocks tell. */
  public boolean isWhole() {
    return rows().isWhole();
  }

  /** Asks something while nothing is written to any store of the task. */
  public <R extends @Nullable Object> R read(Supplier<R> question) {
    Lock lock = this.lock.readLock();
    lock.lock();
    try {
      return question.get();
    } finally {
      lock.unlock();
    }
  }

  /** The rows, for others. */
  public Rows reading() {
    return rows().reading();
  }

  private void restore(
      Collection<ConsumerRecord<byte[], byte[]>> records,
      Consumer<Collection<ConsumerRecord<byte[], byte[]>>> how) {
    how.accept(records);
    long next = 0;
    for (ConsumerRecord<byte[], byte[]> record : records) {
      next = record.offset() + 1;
    }
    holdings.restored(changelog, next);
  }

  /**
   * Blocks as they come from the changelog. Tombstones tell nothing that blocks do not tell.
   *
   * @throws DamagedLogException when a block does not fit to what is there, as when the changelog
   *     was deleted and created again; the store is empty when it is opened again
   */
  private void restoreBlocks(Collection<ConsumerRecord<byte[], byte[]>> records) {
    for (ConsumerRecord<byte[], byte[]> record : records) {
      byte[] block = record.value();
      if (block != null) {
        restore(block, record);
      }
    }
  }

  private void restore(byte[] block, ConsumerRecord<byte[], byte[]> record) {
    try {
      rows().restore(block);
    } catch (DamagedLogException e) {
      LOG.warn(
          "The store in {} does not fit to its changelog {} at offset {}, and is restored from its"
              + " beginning: {}",
          folder,
          changelog,
          record.offset(),
          e.getMessage());
      rows().close();
      delete(folder);
      throw e;
    }
  }

  private void restoreRows(Collection<ConsumerRecord<byte[], byte[]>> records, Feed.Rows read) {
    List<Row> changed = new ArrayList<>(records.size());
    records.forEach(record -> changed.addAll(read.of(record)));
    rows().restore(changed);
  }

  /** Takes records that Kafka Streams should have restored, and has not. */
  public void take(List<ConsumerRecord<byte[], byte[]>> records) {
    callback().restoreBatch(records);
  }

  /**
   * Writes what waits, of which the store holds that of all records of its topic before an offset.
   * The task says so itself: Kafka Streams also counts what a former life of it has read in vain.
   *
   * @param next that offset; 0 when no record was read since the store was opened
   */
  public void write(long next) {
    rows().flush();
    if (next > 0) {
      holdings.holds(changelog, next);
    }
  }

  @Override
  public void commit(Map<TopicPartition, Long> offsets) {
    Long offset = offsets.get(changelog);
    if (offset == null || stores.isUncommitted(this)) {
      return;
    }
    LogRows opened = rows();
    long last = Math.min(offset, holdings.held(changelog) - 1);
    long contained = last < 0 ? UNKNOWN : last;
    opened.confirm(new Mark(opened.lastBlock(), 0, contained, 0));
  }

  @Override
  public @Nullable Long committedOffset(TopicPartition partition) {
    Mark confirmed = rows().confirmed();
    return confirmed.block() == 0 ? null : Long.valueOf(confirmed.changelogOffset());
  }

  /** It is to be removed when every store does; until then those that do have to say so. */
  @Override
  @SuppressWarnings("deprecation")
  public boolean managesOffsets() {
    return true;
  }

  @Override
  public boolean persistent() {
    return true;
  }

  @Override
  public boolean isOpen() {
    return rows != null;
  }

  @Override
  public void close() {
    LogRows opened = rows;
    rows = null;
    stores.closed(this);
    if (opened != null) {
      opened.close();
    }
  }
}

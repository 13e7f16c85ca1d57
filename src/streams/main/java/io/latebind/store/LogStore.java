package io.latebind.store;

import io.latebind.internals.ChangelogWriter;
import io.latebind.internals.OffsetRestoreCallback;
import io.latebind.internals.StoreOfOnePartition;
import io.latebind.rowlog.index.HashKey;
import io.latebind.rowlog.segment.CommitMark;
import io.latebind.rowlog.segment.DamagedLogException;
import io.latebind.rowlog.segment.DiskFiles;
import io.latebind.rowlog.segment.Row;
import io.latebind.rowlog.segment.RowLogSettings;
import io.latebind.rows.Rows;
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
 * A store of a partition's rows: a log whose blocks are the records of its changelog, under their
 * numbers, or one that is restored from a topic that others write.
 *
 * <p>It reports how much of its changelog it holds, and after a crash it is as it was at the last
 * commit that certainly took place: Kafka Streams has a store commit even after commits that have
 * failed (as in {@code TaskManager.tryCloseCleanActiveTasks} of 4.4.0), so {@link Stores} has to
 * have seen the transaction end.
 */
public final class LogStore implements StateStore {
  /** The type for querying the store of one partition. */
  public static final QueryableStoreType<LogStore> TYPE = new StoreOfOnePartition<>(LogStore.class);

  private static final Logger LOG = LoggerFactory.getLogger(LogStore.class);

  /** The offset that Kafka Streams takes for unknown. */
  private static final long UNKNOWN = -4;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final String name;
  private final RowLogSettings settings;
  private final RestoreSource feed;
  private final Stores stores;
  private final StorePositions holdings;
  private TopicPartition changelog = new TopicPartition("", 0);
  private volatile ReadWriteLock lock = new ReentrantReadWriteLock();
  private volatile @Nullable LogRows rows;
  private Path folder = Path.of("");

  LogStore(
      String name,
      RowLogSettings settings,
      RestoreSource feed,
      Stores stores,
      StorePositions holdings) {
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
    CommitMark confirmed = opened.confirmed();
    long next = confirmed.block() == 0 ? 0 : confirmed.changelogOffset() + 1;
    holdings.opened(changelog, next, feed instanceof RestoreSource.Blocks);
  }

  private Changelog changelog(ChangelogWriter writer) {
    return switch (feed) {
      case RestoreSource.Blocks ignored ->
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
      case RestoreSource.Topic ignored ->
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
      case RestoreSource.Blocks ignored -> records -> restore(records, this::restoreBlocks);
      case RestoreSource.Topic topic ->
          records -> restore(records, all -> restoreRows(all, topic.rows()));
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

  /** Its usage; {@link StoreUsage#NONE} when it is closed. */
  StoreUsage usage() {
    LogRows opened = rows;
    StoreUsage usage = opened == null ? StoreUsage.NONE : opened.usage();
    return feed instanceof RestoreSource.Blocks ? usage : usage.withoutChangelog();
  }

  /** All keys, for tests. */
  public List<byte[]> keys() {
    return rows().keys();
  }

  /** Whether no block is missing, as far as can be told from the blocks. */
  public boolean isWhole() {
    return rows().isWhole();
  }

  /** Runs a query while nothing is written to any store of the task. */
  public <R extends @Nullable Object> R read(Supplier<R> question) {
    Lock lock = this.lock.readLock();
    lock.lock();
    try {
      return question.get();
    } finally {
      lock.unlock();
    }
  }

  /** A read-only view of the rows, for other threads. */
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
   * Restores blocks from the changelog. Tombstones say nothing that blocks do not say.
   *
   * @throws DamagedLogException when a block does not fit what is there, for example when the
   *     changelog was deleted and recreated; the store is empty when it is opened again
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

  private void restoreRows(
      Collection<ConsumerRecord<byte[], byte[]>> records, RestoreSource.Rows read) {
    List<Row> changed = new ArrayList<>(records.size());
    records.forEach(record -> changed.addAll(read.of(record)));
    rows().restore(changed);
  }

  /** Restores records that Kafka Streams should have restored, but has not. */
  public void take(List<ConsumerRecord<byte[], byte[]>> records) {
    callback().restoreBatch(records);
  }

  /**
   * Writes the waiting changes, after which the store holds all records of its topic before an
   * offset. The task reports the offset itself, because Kafka Streams also counts what a previous
   * life of the task has read in vain.
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
    opened.confirm(new CommitMark(opened.lastBlock(), 0, contained, 0));
  }

  @Override
  public @Nullable Long committedOffset(TopicPartition partition) {
    CommitMark confirmed = rows().confirmed();
    return confirmed.block() == 0 ? null : Long.valueOf(confirmed.changelogOffset());
  }

  /**
   * To be removed from Kafka once every store manages offsets; until then those that do have to say
   * so.
   */
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

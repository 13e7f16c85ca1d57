package io.latebind.store;

import io.latebind.rowlog.DamagedLogException;
import io.latebind.rowlog.DiskFiles;
import io.latebind.rowlog.HashKey;
import io.latebind.rowlog.Mark;
import io.latebind.rowlog.RowLogSettings;
import io.latebind.wire.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.RecordBatchingStateRestoreCallback;
import org.apache.kafka.streams.query.Position;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rows of a partition as a store: a log whose blocks are the records of its changelog, under
 * their numbers.
 *
 * <p>It says of itself how much of its changelog it holds, and survives a crash as it was at the
 * last commit that is surely one: Kafka Streams has a store commit also behind commits that have
 * failed (as in {@code TaskManager.tryCloseCleanActiveTasks} of 4.4.0), so {@link Stores} has to
 * have seen the transaction end.
 */
public final class LogStore implements StateStore {
  private static final Logger LOG = LoggerFactory.getLogger(LogStore.class);

  /** What Kafka Streams takes for an offset that is not known. */
  private static final long UNKNOWN = -4;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final String name;
  private final RowLogSettings settings;
  private final Stores stores;
  private final Holdings holdings;
  private TopicPartition changelog = new TopicPartition("", 0);
  private volatile @Nullable LogRows rows;

  LogStore(String name, RowLogSettings settings, Stores stores, Holdings holdings) {
    this.name = name;
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
    InternalProcessorContext<?, ?> internal = (InternalProcessorContext<?, ?>) context;
    changelog = new TopicPartition(internal.changelogFor(name), context.taskId().partition());
    Path folder = context.stateDir().toPath().resolve(name);
    LogRows opened = open(folder, (key, value) -> send(internal, key, value));
    rows = opened;
    stores.opened(this);
    context.register(root, new Restore());
    Mark confirmed = opened.confirmed();
    holdings.opened(changelog, confirmed.block() == 0 ? 0 : confirmed.changelogOffset() + 1);
  }

  private LogRows open(Path folder, Changelog blocks) {
    HashKey secret = new HashKey(RANDOM.nextLong(), RANDOM.nextLong());
    try {
      return new LogRows(new DiskFiles(folder), settings, secret, blocks);
    } catch (DamagedLogException e) {
      LOG.warn(
          "The store in {} is damaged and is restored from its changelog: {}",
          folder,
          e.getMessage());
      delete(folder);
      return new LogRows(new DiskFiles(folder), settings, secret, blocks);
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

  private void send(InternalProcessorContext<?, ?> context, byte[] key, byte @Nullable [] value) {
    stores.sent(this);
    holdings.written(changelog);
    context.logChange(
        name, Bytes.wrap(key), value, 0, new RecordHeaders(), Position.emptyPosition());
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
    return opened == null ? StoreUsage.NONE : opened.usage();
  }

  /** All keys, for tests. */
  public List<byte[]> keys() {
    return rows().keys();
  }

  /** Whether no block is missing, as far as blocks tell. */
  public boolean isWhole() {
    return rows().isWhole();
  }

  /** The rows, for others. */
  public Rows reading() {
    return rows().reading();
  }

  /** Blocks as they come from the changelog. Tombstones tell nothing that blocks do not tell. */
  private final class Restore implements RecordBatchingStateRestoreCallback {
    @Override
    public void restoreBatch(Collection<ConsumerRecord<byte[], byte[]>> records) {
      long next = 0;
      for (ConsumerRecord<byte[], byte[]> record : records) {
        if (record.value() != null) {
          rows().restore(record.value());
        }
        next = record.offset() + 1;
      }
      holdings.restored(changelog, next);
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

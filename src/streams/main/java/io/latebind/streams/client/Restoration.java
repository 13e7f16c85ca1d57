package io.latebind.streams.client;

import io.latebind.rows.RestoreCheck;
import io.latebind.rows.TopicIds;
import io.latebind.store.LogStore;
import io.latebind.store.StorePositions;
import io.latebind.store.Stores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The record of how the tasks of this process were restored: written by their stores and consumers,
 * read by their {@code RestoreGuard}.
 */
public final class Restoration implements StorePositions {
  /** The number of records that a store takes at once. */
  private static final int FILL_RECORDS = 500;

  private final TopicIds topics;
  private final Map<TopicPartition, Long> held = new ConcurrentHashMap<>();
  private final Map<TopicPartition, Long> committed = new ConcurrentHashMap<>();
  private final Map<Integer, Integer> attempts = new ConcurrentHashMap<>();
  private final Map<Integer, TopicPartition> changelogs = new ConcurrentHashMap<>();
  private final Stores stores = new Stores();
  private volatile @Nullable TopicReader reader;

  /**
   * Nothing is restored yet.
   *
   * @param topics the topics as they are now
   */
  public Restoration(TopicIds topics) {
    this.topics = topics;
  }

  /** A restoration for unit tests, where topics have no ids and offsets are not committed. */
  public static Restoration untracked() {
    return new Restoration(TopicIds.UNKNOWN);
  }

  public TopicIds topics() {
    return topics;
  }

  /** Sets the reader of changelogs, which works independently of Kafka Streams. */
  void reader(TopicReader topics) {
    reader = topics;
  }

  /** A store was opened, and holds its changelog before {@code next}. */
  @Override
  public void opened(TopicPartition changelog, long next, boolean own) {
    if (own) {
      changelogs.put(changelog.partition(), changelog);
    }
    held.put(changelog, next);
  }

  /** A store holds its changelog before {@code next}. */
  @Override
  public void restored(TopicPartition changelog, long next) {
    held.merge(changelog, next, Math::max);
  }

  @Override
  public void holds(TopicPartition changelog, long next) {
    held.put(changelog, next);
  }

  @Override
  public void written(TopicPartition changelog) {
    restored(changelog, Long.MAX_VALUE);
  }

  /** The stores of this process. */
  public Stores stores() {
    return stores;
  }

  /** The offset before which a store holds all of its changelog. */
  @Override
  public long held(TopicPartition changelog) {
    return held.getOrDefault(changelog, 0L);
  }

  /**
   * The offset at which to begin restoring a store: not behind what it holds.
   *
   * @param offset where Kafka Streams would begin
   */
  long begin(TopicPartition changelog, long offset) {
    return Math.min(offset, held.getOrDefault(changelog, Long.MAX_VALUE));
  }

  /** A consumer has fetched the group's offsets; null for a partition without one. */
  public void committed(Map<TopicPartition, @Nullable OffsetAndMetadata> offsets) {
    offsets.forEach(
        (partition, offset) -> {
          if (offset == null) {
            committed.remove(partition);
          } else {
            committed.put(partition, offset.offset());
          }
        });
  }

  /** What the group has committed for a task, as its consumer fetched it for the restore. */
  public RestoreCheck.Offsets offsets(
      TopicPartition documents, TopicPartition reindex, @Nullable Long commit) {
    return new RestoreCheck.Offsets(commit, committed.get(documents), committed.get(reindex));
  }

  /** Counts another incomplete restore of a partition; returns how many there were in a row. */
  public int failed(int partition) {
    return attempts.merge(partition, 1, Integer::sum);
  }

  /** A partition was restored completely. */
  public void succeeded(int partition) {
    attempts.remove(partition);
  }

  /**
   * Reads documents into a store that lacks them.
   *
   * @return how many there were; empty when not all could be read
   */
  public OptionalLong fill(TopicPartition documents, long to, LogStore contents) {
    TopicReader topics = reader;
    if (topics == null) {
      return OptionalLong.of(0);
    }
    AtomicLong count = new AtomicLong();
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    boolean all =
        topics.read(
            documents,
            held(documents),
            to,
            record -> {
              records.add(record);
              if (records.size() == FILL_RECORDS) {
                contents.take(records);
                records.clear();
              }
              count.incrementAndGet();
              return true;
            });
    if (!records.isEmpty()) {
      contents.take(records);
    }
    return all ? OptionalLong.of(count.get()) : OptionalLong.empty();
  }

  /** Whether the changelog of a partition's state is restored completely. */
  public boolean isWhole(int partition) {
    TopicReader topics = reader;
    TopicPartition changelog = changelogs.get(partition);
    if (topics == null || changelog == null) {
      return true;
    }
    AtomicBoolean more = new AtomicBoolean();
    boolean read =
        topics.read(
            changelog,
            held(changelog),
            null,
            record -> {
              more.set(true);
              return false;
            });
    return read && !more.get();
  }
}

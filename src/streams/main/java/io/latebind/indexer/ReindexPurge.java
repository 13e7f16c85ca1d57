package io.latebind.indexer;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes processed and committed messages from the {@code reindex} topic. Retention cannot do
 * that: a finite retention would delete messages that have not been read yet, and Kafka Streams
 * purges only topics that it created itself. Any one instance may do it for all.
 */
public final class ReindexPurge implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReindexPurge.class);
  private static final long TIMEOUT_SECONDS = 30;

  private final Admin admin;
  private final String group;
  private final String topic;
  private final Map<TopicPartition, Long> purged = new HashMap<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("latebind-reindex-purge").daemon().factory());

  /**
   * A purge that uses the caller's connection and does not close it.
   *
   * @param group the consumer group whose committed offsets count
   */
  public ReindexPurge(Admin admin, String group, String topic) {
    this.admin = admin;
    this.group = group;
    this.topic = topic;
  }

  /** Starts to purge at this interval. */
  public void start(Duration interval) {
    long millis = interval.toMillis();
    var unused = clock.scheduleWithFixedDelay(this::tick, millis, millis, TimeUnit.MILLISECONDS);
  }

  private void tick() {
    try {
      purge();
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      LOG.warn("reindex was not purged; it will be tried again: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Deletes the records below the committed offsets. */
  void purge() throws ExecutionException, InterruptedException, TimeoutException {
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin
            .listConsumerGroupOffsets(group)
            .partitionsToOffsetAndMetadata()
            .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    Map<TopicPartition, RecordsToDelete> below = new HashMap<>();
    committed.forEach(
        (partition, offset) -> {
          boolean more = offset != null && offset.offset() > purged.getOrDefault(partition, 0L);
          if (partition.topic().equals(topic) && more) {
            below.put(partition, RecordsToDelete.beforeOffset(offset.offset()));
          }
        });
    admin.deleteRecords(below).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    below.forEach((partition, offset) -> purged.put(partition, offset.beforeOffset()));
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}

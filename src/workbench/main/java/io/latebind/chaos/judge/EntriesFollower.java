package io.latebind.chaos.judge;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Follows what is committed to {@code entries}, from the beginning and all the time. */
public final class EntriesFollower implements AutoCloseable {
  private final CommittedEntries entries;
  private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();
  private final Violations violations;
  private final Consumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final Thread thread;
  private volatile boolean closed;
  private final LongAdder read = new LongAdder();

  public EntriesFollower(
      String bootstrapServers, int number, CommittedEntries entries, Violations violations) {
    this.entries = entries;
    this.violations = violations;
    consumer = consumer(bootstrapServers);
    partitions =
        IntStream.range(0, number).mapToObj(each -> new TopicPartition("entries", each)).toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    thread = Thread.ofPlatform().name("entries-follower").start(this::follow);
  }

  /** A consumer of committed records. */
  static Consumer<byte[], byte[]> consumer(String bootstrapServers) {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private void follow() {
    try (consumer) {
      while (!closed) {
        poll();
      }
    }
  }

  private void poll() {
    try {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
        take(record);
      }
      partitions.forEach(each -> positions.put(each, consumer.position(each)));
    } catch (KafkaException e) {
      LockSupport.parkNanos(100_000_000); // A broker is away: the consumer finds another.
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    read.increment();
    String key = new String(record.key(), StandardCharsets.UTF_8);
    boolean news = entries.of(key).add(record.offset(), text(record.value()));
    if (!news) {
      violations.add(
          key.substring(key.indexOf('/') + 1),
          "entries-%d@%d says of %s what stood already"
              .formatted(record.partition(), record.offset(), key));
    }
  }

  private static @Nullable String text(byte @Nullable [] value) {
    return value == null ? null : new String(value, StandardCharsets.UTF_8);
  }

  public long read() {
    return read.sum();
  }

  /** Whether everything up to these offsets was read. */
  public boolean hasReached(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  public List<TopicPartition> partitions() {
    return partitions;
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // It ends soon.
    }
  }
}

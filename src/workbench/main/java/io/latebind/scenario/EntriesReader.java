package io.latebind.scenario;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a compacted topic from its beginning, as anybody may: committed records only. */
public final class EntriesReader implements AutoCloseable {
  private final Consumer<String, String> consumer;
  private final Map<String, String> standing = new TreeMap<>();
  private long read;

  /** Reads a topic from its beginning. */
  public EntriesReader(String bootstrapServers, String topic) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
            new StringDeserializer(),
            new StringDeserializer());
    var partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Reads on until a condition holds for what stands, or time is up. */
  public void pollUntil(Predicate<Map<String, String>> condition, Duration deadline) {
    long end = System.nanoTime() + deadline.toNanos();
    while (!condition.test(standing) && System.nanoTime() < end) {
      poll();
    }
  }

  private void poll() {
    boolean more = true;
    for (int i = 0; more && i < 100; i++) {
      var records = consumer.poll(Duration.ofMillis(i == 0 ? 50 : 0));
      for (ConsumerRecord<String, String> record : records) {
        read++;
        if (record.value() == null) {
          standing.remove(record.key());
        } else {
          standing.put(record.key(), record.value());
        }
      }
      more = !records.isEmpty();
    }
  }

  /** The entries that stand, by key. */
  public Map<String, String> standing() {
    return standing;
  }

  /** How many records have been read, tombstones and earlier versions among them. */
  public long read() {
    return read;
  }

  @Override
  public void close() {
    consumer.close();
  }
}

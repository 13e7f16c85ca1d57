package io.latebind.fuzz.corpus;

import io.latebind.indexer.record.DeadLetters;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The dead letters on a real topic, from its end when this was made. */
public final class Letters implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final KafkaConsumer<byte[], byte[]> consumer;

  public Letters(String bootstrapServers) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor("dead-letters").stream()
            .map(each -> new TopicPartition("dead-letters", each.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
  }

  /** The next one, as its reason and its detail. */
  public String next() {
    List<String> next = upTo(1, PATIENCE);
    return next.isEmpty() ? "no letter" : next.getFirst();
  }

  /** What has come, at most so many. */
  public List<String> upTo(int count, Duration patience) {
    List<String> letters = new ArrayList<>();
    long end = System.nanoTime() + patience.toNanos();
    do {
      consumer.poll(Duration.ofMillis(20)).forEach(letter -> letters.add(text(letter)));
    } while (letters.size() < count && System.nanoTime() < end);
    return letters;
  }

  private static String text(ConsumerRecord<byte[], byte[]> letter) {
    return header(letter, DeadLetters.REASON) + " " + header(letter, DeadLetters.DETAIL);
  }

  private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    byte[] value = Objects.requireNonNull(letter.headers().lastHeader(name)).value();
    return new String(value, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    consumer.close();
  }
}

package io.latebind.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * A comparison of the {@code entries} topic with the expected entries.
 *
 * @param equal the number of entries that are the same, byte for byte
 * @param different keys with another entry than expected
 * @param absent keys that have no entry but should have one
 * @param surplus keys that have an entry but should not
 */
record Verification(int equal, List<String> different, List<String> absent, List<String> surplus) {

  /** Reads the committed entries of a topic from its beginning to its present end, and compares. */
  static Verification of(Map<String, String> client, String topic, Map<String, byte[]> expected) {
    Map<String, byte[]> standing = read(client, topic);
    int equal = 0;
    List<String> different = new ArrayList<>();
    List<String> absent = new ArrayList<>();
    for (Map.Entry<String, byte[]> entry : expected.entrySet()) {
      byte[] found = standing.remove(entry.getKey());
      if (found == null) {
        absent.add(entry.getKey());
      } else if (Arrays.equals(found, entry.getValue())) {
        equal++;
      } else {
        different.add(entry.getKey());
      }
    }
    return new Verification(equal, different, absent, List.copyOf(standing.keySet()));
  }

  boolean passed() {
    return different.isEmpty() && absent.isEmpty() && surplus.isEmpty();
  }

  private static Map<String, byte[]> read(Map<String, String> client, String topic) {
    Map<String, Object> config = new HashMap<>(client);
    config.put("isolation.level", "read_committed");
    Map<String, byte[]> standing = new HashMap<>();
    try (Consumer<String, byte[]> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(each -> new TopicPartition(topic, each.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream()
          .anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          if (record.value() == null) {
            standing.remove(record.key());
          } else {
            standing.put(record.key(), record.value());
          }
        }
      }
    }
    return standing;
  }
}

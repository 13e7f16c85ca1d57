package io.latebind.chaos.judge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Document;
import io.latebind.document.Json;
import io.latebind.index.FromScratch;
import io.latebind.index.Index;
import io.latebind.index.Limits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What a topic holds at the end: the last record of every key. */
public record DocumentsTopic(Map<String, ConsumerRecord<byte[], byte[]>> last) {
  /** Reads a topic from its beginning to where it ends now. */
  public static DocumentsTopic read(String bootstrapServers, String topic, int partitions) {
    Map<String, ConsumerRecord<byte[], byte[]>> last = new HashMap<>();
    List<TopicPartition> all =
        IntStream.range(0, partitions).mapToObj(each -> new TopicPartition(topic, each)).toList();
    try (Consumer<byte[], byte[]> consumer = EntriesFollower.consumer(bootstrapServers)) {
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      while (all.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          last.put(key(record), record);
        }
      }
    }
    return new DocumentsTopic(last);
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
  }

  /** The keys that stand, and their values. */
  public Map<String, byte[]> standing() {
    return last.values().stream()
        .filter(record -> record.value() != null)
        .collect(
            Collectors.toMap(
                DocumentsTopic::key,
                ConsumerRecord::value,
                (first, second) -> second,
                TreeMap::new));
  }

  /** The entries that these documents make, evaluated from scratch, by key. */
  public Map<String, byte[]> entries(Index index) {
    Map<String, ObjectNode> contents = new HashMap<>();
    standing().forEach((id, value) -> contents.put(id, Json.decodeObject(value)));
    FromScratch scratch = new FromScratch(List.of(index), contents::get, Limits.DEFAULT);
    Map<String, byte[]> entries = new TreeMap<>();
    contents.forEach((id, content) -> entries.putAll(scratch.entries(new Document(id, content))));
    return entries;
  }
}

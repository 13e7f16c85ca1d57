package io.latebind.chaos.judge;

import io.latebind.wire.BatchCodec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Writes down every record that Kafka still has of some documents. */
public final class Evidence {
  private Evidence() {}

  public static void write(String bootstrapServers, int partitions, Set<String> ids, Path folder)
      throws IOException {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(folder.resolve("records.txt")));
        Consumer<byte[], byte[]> consumer = EntriesFollower.consumer(bootstrapServers)) {
      for (String topic : List.of("documents", "entries", "reindex")) {
        List<TopicPartition> all =
            IntStream.range(0, partitions)
                .mapToObj(each -> new TopicPartition(topic, each))
                .toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
        Map<TopicPartition, Long> ends = consumer.endOffsets(all);
        while (all.stream()
            .anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
          for (var record : consumer.poll(Duration.ofMillis(200))) {
            write(record, ids, out);
          }
        }
      }
    }
  }

  private static void write(
      ConsumerRecord<byte[], byte[]> record, Set<String> ids, PrintWriter out) {
    byte[] value = record.value();
    if (value != null && record.key() == null && BatchCodec.isBatch(value)) {
      for (BatchCodec.Part part : BatchCodec.decode(value)) {
        write(record, text(part.target()), text(part.value()), ids, out);
      }
    } else {
      write(record, text(record.key()), text(value), ids, out);
    }
  }

  private static void write(
      ConsumerRecord<byte[], byte[]> record,
      String key,
      String value,
      Set<String> ids,
      PrintWriter out) {
    if (ids.contains(key) || ids.contains(key.substring(key.indexOf('/') + 1))) {
      out.printf(
          "%s-%d@%d %d %s %s%n",
          record.topic(), record.partition(), record.offset(), record.timestamp(), key, value);
    }
  }

  private static String text(byte @Nullable [] bytes) {
    return bytes == null ? "null" : new String(bytes, StandardCharsets.UTF_8);
  }
}

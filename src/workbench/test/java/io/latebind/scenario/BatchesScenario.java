package io.latebind.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.settings.Configuration;
import io.latebind.settings.Setting;
import io.latebind.settings.Settings;
import io.latebind.wire.BatchCodec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

class BatchesScenario {
  private long records;
  private long batches;
  private long messages;

  @Test
  void manyMessagesTravelInOneRecordAndEveryEntryIsRight() throws Exception {
    Configuration unpurged =
        Configuration.EMPTY.with(Setting.REINDEX_PURGE_INTERVAL_MILLIS, "3600000");
    Settings settings = Settings.temporary().withConfiguration(unpurged);
    try (Installation installation = Installation.start(settings, TestIndexes.hops())) {
      Race.run(installation);

      readAll(installation);
      System.out.printf(
          "%,d messages in %,d records of reindex, %,d of them batches%n",
          messages, records, batches);
      assertThat(messages).isGreaterThan(10_000);
      assertThat(records).isLessThan(messages / 3);
    }
  }

  private void readAll(Installation installation) {
    List<TopicPartition> partitions =
        IntStream.range(0, installation.node().indexer().settings().partitions())
            .mapToObj(partition -> new TopicPartition("reindex", partition))
            .toList();
    try (Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                installation.node().bootstrapServers(),
                "isolation.level",
                "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(this::count);
      }
    }
  }

  private void count(ConsumerRecord<byte[], byte[]> record) {
    boolean batch = BatchCodec.isBatch(record.value());
    assertThat(record.key() == null).isEqualTo(batch);
    records++;
    batches += batch ? 1 : 0;
    messages += batch ? BatchCodec.decode(record.value()).size() : 1;
  }
}

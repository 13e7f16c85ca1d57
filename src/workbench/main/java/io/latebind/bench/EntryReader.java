package io.latebind.bench;

import io.latebind.bench.cluster.BenchCluster;
import io.latebind.bench.data.BenchEntries;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads a contender's output as anyone may, committed records only, and has it judged. */
final class EntryReader {
  private final Consumer<byte[], byte[]> consumer;
  private final EntryJudge judge;
  private final Thread thread;
  private volatile boolean closed;
  private volatile @Nullable RuntimeException failure;

  EntryReader(BenchCluster cluster, String topic, EntryJudge judge) {
    this.judge = judge;
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                cluster.bootstrap(),
                "isolation.level",
                "read_committed",
                "max.poll.records",
                5_000),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> all =
        IntStream.range(0, cluster.partitions())
            .mapToObj(partition -> new TopicPartition(topic, partition))
            .toList();
    consumer.assign(all);
    consumer.seekToBeginning(all);
    this.thread = Thread.ofPlatform().daemon().name("reader-of-" + topic).start(this::read);
  }

  private void read() {
    try {
      while (!closed) {
        var records = consumer.poll(Duration.ofMillis(100));
        long now = System.nanoTime();
        for (ConsumerRecord<byte[], byte[]> record : records) {
          judge.judge(BenchEntries.referrer(record.key()), record.value(), now);
        }
      }
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  /** Ends the reading; fails when it had ended before. */
  void end() throws InterruptedException {
    closed = true;
    thread.join();
    consumer.close();
    if (failure != null) {
      throw new IllegalStateException("the entries could not be read", failure);
    }
  }
}

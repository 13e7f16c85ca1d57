package io.latebind.fuzz;

import io.latebind.fuzz.corpus.BadRecord;
import io.latebind.index.Index;
import io.latebind.indexer.IndexerSettings;
import io.latebind.indexer.IndexerTopology;
import io.latebind.indexer.PartitionRouting;
import io.latebind.indexer.record.DeadLetters;
import io.latebind.indexer.record.Meters;
import io.latebind.streams.client.Progress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/**
 * The real indexer with its real stores and no broker. Every load goes over the topic {@code
 * reindex}, to which one can write as well.
 */
final class DrivenIndexer implements AutoCloseable {
  private final TopologyTestDriver driver;
  private final Map<String, TestInputTopic<byte[], byte[]>> inputs = new HashMap<>();
  private final TestOutputTopic<byte[], byte[]> entries;
  private final TestOutputTopic<byte[], byte[]> deadLetters;

  DrivenIndexer(Collection<? extends Index> indexes, Path folder) {
    IndexerSettings settings = IndexerSettings.ofPartitions(1);
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "hostile");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
    driver =
        new TopologyTestDriver(
            IndexerTopology.build(
                indexes,
                settings,
                PartitionRouting.allForeign(),
                Meters.NONE,
                Progress.withoutConsumers()),
            properties);
    for (String topic : List.of("documents", "reindex")) {
      inputs.put(
          topic,
          driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer()));
    }
    entries = output("entries");
    deadLetters = output("dead-letters");
  }

  private TestOutputTopic<byte[], byte[]> output(String topic) {
    return driver.createOutputTopic(
        topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** Takes a record in, and everything that follows from it. */
  void take(BadRecord record) {
    TestInputTopic<byte[], byte[]> input = inputs.get(record.topic());
    if (input == null) {
      throw new IllegalArgumentException("no topic of the indexer: " + record.topic());
    }
    input.pipeInput(
        new TestRecord<>(
            record.key(),
            record.value(),
            record.headers(),
            Instant.ofEpochMilli(record.timestamp())));
  }

  /** Takes a document in. */
  void write(String id, String json) {
    Headers none = new RecordHeaders();
    take(new BadRecord("documents", -1, utf8(id), utf8(json), none, 1_000));
  }

  /** Works on open sweeps for a while. */
  void advance() {
    driver.advanceWallClockTime(Duration.ofMillis(10));
  }

  /** The entries published since the last call: key to JSON, or to null. */
  Map<String, @Nullable String> published() {
    Map<String, @Nullable String> published = new HashMap<>();
    for (TestRecord<byte[], byte[]> record : entries.readRecordsToList()) {
      byte[] value = record.value();
      published.put(text(record.key()), value == null ? null : text(value));
    }
    return published;
  }

  /** The dead letters since the last call, each as its reason and its detail. */
  List<String> letters() {
    return deadLetters.readRecordsToList().stream()
        .map(
            record -> header(record, DeadLetters.REASON) + " " + header(record, DeadLetters.DETAIL))
        .toList();
  }

  /** Throws away what the driver keeps of all other topics: the loop's and the stores' logs. */
  void forgetTheRest() {
    for (String topic : List.copyOf(driver.producedTopicNames())) {
      if (!topic.equals("entries") && !topic.equals("dead-letters")) {
        output(topic).readRecordsToList();
      }
    }
  }

  private static String header(TestRecord<byte[], byte[]> record, String name) {
    return text(record.headers().lastHeader(name).value());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    driver.close();
  }
}

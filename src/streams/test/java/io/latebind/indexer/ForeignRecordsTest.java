package io.latebind.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.definition.yaml.Definitions;
import io.latebind.indexer.record.DeadLetters;
import io.latebind.indexer.record.Meters;
import io.latebind.protocol.Home;
import io.latebind.store.LogStore;
import io.latebind.streams.client.Progress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a producer with another partitioner writes leaves nothing on the partitions it hits. */
class ForeignRecordsTest {
  /** Partition 1 is home of what begins with an x. */
  private static final Home HOME = id -> id.startsWith("x") ? 1 : 0;

  @TempDir Path folder;
  private TopologyTestDriver driver;
  private TestInputTopic<byte[], byte[]> documents;

  @BeforeEach
  void start() {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "foreign");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
    driver =
        new TopologyTestDriver(
            IndexerTopology.build(
                Definitions.read("a.yaml", "name: a\nfrom: \"{n}\"\nfields:\n  v: long\n"),
                IndexerSettings.ofPartitions(2),
                new PartitionRouting(HOME, HOME, partition -> partition),
                Meters.NONE,
                Progress.withoutConsumers()),
            properties);
    documents =
        driver.createInputTopic("documents", new ByteArraySerializer(), new ByteArraySerializer());
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void aRecordOfAnotherPartitionBecomesADeadLetterAndNothingElse() {
    documents.pipeInput(utf8("own"), utf8("{\"v\":1}"));
    List<String> before = keys();

    documents.pipeInput(utf8("x1"), utf8("{\"v\":1}"));
    documents.pipeInput(utf8("x2"), utf8("no document"));
    documents.pipeInput(utf8("x3"), (byte[]) null);

    assertThat(reasons()).containsOnly("wrong-partition").hasSize(3);
    assertThat(keys()).isEqualTo(before);
    assertThat(keys()).contains("Nown");
  }

  private List<String> reasons() {
    var letters =
        driver.createOutputTopic(
            "dead-letters", new ByteArrayDeserializer(), new ByteArrayDeserializer());
    return letters.readRecordsToList().stream()
        .map(letter -> letter.headers().lastHeader(DeadLetters.REASON).value())
        .map(reason -> new String(reason, StandardCharsets.UTF_8))
        .toList();
  }

  private List<String> keys() {
    LogStore store = (LogStore) driver.getStateStore(StoreNames.ROWS);
    return store.keys().stream().map(key -> new String(key, StandardCharsets.UTF_8)).toList();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package io.latebind.scenario.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.app.Node;
import io.latebind.protocol.StoredDocument;
import io.latebind.scenario.EntriesReader;
import io.latebind.scenario.Installation;
import io.latebind.scenario.TestIndexes;
import io.latebind.settings.Configuration;
import io.latebind.settings.Setting;
import io.latebind.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores of different ages catch up with a topic that has been compacted meanwhile. */
@Tag("deep")
class CompactionScenario {
  private static final int PAIRS = 600;
  private static final Duration DEADLINE = Duration.ofMinutes(1);

  @TempDir private Path first;
  @TempDir private Path second;

  @Test
  void whatIsRestoredCatchesUpWithWhatWasCompactedAway() throws Exception {
    try (Installation installation = Installation.start(as("searcher"), TestIndexes.hops())) {
      compactSoon(installation);
      writeAll(installation, "early");
      try (Node indexer = indexer(installation, first)) {
        installation.awaitComplete();
        refuse(installation, indexer);
      }

      // Whoever begins with nothing finds gaps where the others had something.
      writeChanged(installation, "late");
      awaitCompaction(installation);
      try (Node indexer = indexer(installation, second)) {
        installation.awaitComplete();
        checkDocuments(installation, indexer);
      }

      // Whoever was there first has what is now valid again, and the rows tell of something else.
      writeChanged(installation, "early");
      awaitCompaction(installation);
      try (Node indexer = indexer(installation, first)) {
        installation.awaitComplete();
        checkDocuments(installation, indexer);
      }
      assertThat(topics(installation)).contains("latebind-indexer-rows-changelog");
    }
  }

  private static void writeAll(Installation installation, String name) {
    for (int i = 0; i < PAIRS; i++) {
      installation.write("r/" + i, "{\"v\":1,\"ref\":\"t/" + i + "\"}");
      installation.write("t/" + i, "{\"name\":\"" + name + "\"}");
    }
  }

  /** Every third target, and every third of the referrers of others. */
  private static void writeChanged(Installation installation, String name) {
    for (int i = 0; i < PAIRS; i += 3) {
      installation.write("t/" + i, "{\"name\":\"" + name + "\"}");
      installation.write("r/" + (i + 1), "{\"v\":\"" + name + "\",\"ref\":\"t/" + (i + 2) + "\"}");
    }
  }

  /** What is no document leaves some targets as they are. */
  private static void refuse(Installation installation, Node indexer) throws Exception {
    try (Producer<String, String> writer =
        Installation.producer(installation.node().bootstrapServers())) {
      for (int i = 2; i < PAIRS; i += 3) {
        writer.send(new ProducerRecord<>("documents", "t/" + i, "{")).get();
      }
    }
    try (EntriesReader letters =
        new EntriesReader(installation.node().bootstrapServers(), "dead-letters")) {
      letters.pollUntil(standing -> letters.read() >= PAIRS / 3, DEADLINE);
      assertThat(letters.read()).isEqualTo(PAIRS / 3);
    }
    assertThat(indexer.indexer().document("t/2")).isNotNull();
  }

  private static void checkDocuments(Installation installation, Node indexer) throws Exception {
    for (int i = 0; i < PAIRS; i++) {
      for (String id : List.of("t/" + i, "r/" + i)) {
        StoredDocument document = indexer.indexer().document(id);
        assertThat(document == null ? null : new String(document.content(), UTF_8))
            .as(id)
            .isEqualTo(installation.written(id));
      }
    }
  }

  private static void compactSoon(Installation installation) throws Exception {
    try (Admin admin = admin(installation)) {
      alter(admin, ConfigResource.Type.BROKER, "", Map.of("log.cleaner.backoff.ms", "100"));
      Map<String, String> topic = Map.of("segment.ms", "500", "min.cleanable.dirty.ratio", "0.0");
      alter(admin, ConfigResource.Type.TOPIC, "documents", topic);
    }
  }

  private static void alter(
      Admin admin, ConfigResource.Type type, String name, Map<String, String> changes)
      throws Exception {
    List<AlterConfigOp> operations = new ArrayList<>();
    changes.forEach(
        (key, value) ->
            operations.add(
                new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET)));
    admin.incrementalAlterConfigs(Map.of(new ConfigResource(type, name), operations)).all().get();
  }

  /** Waits until every document is there once. */
  private static void awaitCompaction(Installation installation) throws Exception {
    try (Admin admin = admin(installation)) {
      lag(admin, 0);
      write(installation);
      lag(admin, 60_000);
    }
  }

  /** Nobody may begin on a topic that is not as declared. */
  private static void lag(Admin admin, int millis) throws Exception {
    Map<String, String> lag = Map.of("min.compaction.lag.ms", Integer.toString(millis));
    alter(admin, ConfigResource.Type.TOPIC, "documents", lag);
  }

  /** Lets segments come to their end until all are compacted. */
  private static void write(Installation installation) throws Exception {
    installation.awaitWritten();
    long end = System.nanoTime() + DEADLINE.toNanos();
    int number = 0;
    while (repeats(installation) > 0) {
      assertThat(System.nanoTime()).as("documents are compacted").isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(600).toNanos());
      for (int i = 0; i < 60; i++) {
        installation.write("filler/" + number++, "{}");
      }
      installation.awaitWritten();
    }
  }

  private static int repeats(Installation installation) {
    Map<String, Object> config =
        Map.of("bootstrap.servers", installation.node().bootstrapServers());
    int repeats = 0;
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> partitions = new ArrayList<>();
      for (PartitionInfo info : consumer.partitionsFor("documents")) {
        partitions.add(new TopicPartition(info.topic(), info.partition()));
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
      Set<String> seen = new HashSet<>();
      while (!ends.isEmpty()) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
          repeats += seen.add(record.key()) ? 0 : 1;
        }
        ends.entrySet().removeIf(one -> consumer.position(one.getKey()) >= one.getValue());
      }
    }
    return repeats;
  }

  private static Set<String> topics(Installation installation) throws Exception {
    try (Admin admin = admin(installation)) {
      return admin.listTopics().names().get();
    }
  }

  private static Admin admin(Installation installation) {
    return Admin.create(Map.of("bootstrap.servers", installation.node().bootstrapServers()));
  }

  private static Node indexer(Installation installation, Path data) {
    Settings.Cluster cluster =
        new Settings.Cluster.External(installation.node().bootstrapServers());
    Settings settings = as("indexer").withCluster(cluster).withData(data);
    return Node.start(settings, List.of(TestIndexes.hops()));
  }

  private static Settings as(String role) {
    return Settings.temporary().withConfiguration(Configuration.EMPTY.with(Setting.ROLES, role));
  }
}

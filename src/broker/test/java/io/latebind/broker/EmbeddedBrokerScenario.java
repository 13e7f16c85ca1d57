package io.latebind.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The embedded broker as its users meet it: it starts, keeps what it is told, and says why not. */
@Tag("deep")
class EmbeddedBrokerScenario {
  @TempDir Path folder;

  @Test
  void temporaryBrokerServesATransactionAndLeavesNothingBehind() throws Exception {
    Path data;
    try (var broker = EmbeddedBroker.start(EmbeddedBroker.Options.temporary())) {
      data = broker.dataDirectory();
      createTopic(broker, "words");
      produceInTransaction(broker, "words", "late");

      assertThat(consumeOne(broker, "words").value()).isEqualTo("late");
      assertThat(broker.bootstrapServer()).startsWith("127.0.0.1:");
      assertThat(broker.failure()).isEmpty();
    }
    assertThat(data).doesNotExist();
  }

  @Test
  void folderOfSomebodyElseIsLeftAlone() throws Exception {
    Path photo = Files.writeString(folder.resolve("photo.jpg"), "not a log");
    assertThatThrownBy(() -> EmbeddedBroker.start(EmbeddedBroker.Options.keptIn(folder)))
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("Give an empty or a new folder");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(photo);
    }
  }

  @Test
  void keptFolderKeepsClusterIdAndRecordsOnAnotherPort() throws Exception {
    String clusterId;
    String firstServer;
    try (var broker = EmbeddedBroker.start(EmbeddedBroker.Options.keptIn(folder.resolve("kept")))) {
      clusterId = broker.clusterId();
      firstServer = broker.bootstrapServer();
      createTopic(broker, "words");
      produceInTransaction(broker, "words", "kept");
    }

    try (var taken = new ServerSocket(port(firstServer), 1, InetAddress.getLoopbackAddress());
        var broker = EmbeddedBroker.start(EmbeddedBroker.Options.keptIn(folder.resolve("kept")))) {
      assertThat(broker.clusterId()).isEqualTo(clusterId);
      assertThat(port(broker.bootstrapServer())).isNotEqualTo(taken.getLocalPort());
      assertThat(consumeOne(broker, "words").value()).isEqualTo("kept");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void killedBrokerStartsAgainWithWhatItHadAcknowledged(boolean portTakenSince) throws Exception {
    Path data = folder.resolve("killed");
    BrokerProcess.Ready before = BrokerProcess.runAndKill(data, Duration.ofSeconds(60));

    try (var taken = new ServerSocket()) {
      if (portTakenSince) {
        taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), before.port()));
      }
      try (var broker = EmbeddedBroker.start(EmbeddedBroker.Options.keptIn(data))) {
        assertThat(broker.clusterId()).isEqualTo(before.clusterId());
        assertThat(port(broker.bootstrapServer()) != before.port()).isEqualTo(portTakenSince);
        assertThat(consumeOne(broker, "words").value()).isEqualTo("acknowledged");
      }
    }
  }

  @Test
  void givenPortIsUsedAndTakenPortIsRefused() throws Exception {
    final int port;
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();
      assertThatThrownBy(() -> EmbeddedBroker.start(on(port)))
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining("Port " + port)
          .hasMessageContaining("give another port");
    }
    try (var broker = EmbeddedBroker.start(on(port))) {
      assertThat(broker.bootstrapServer()).isEqualTo("127.0.0.1:" + port);
    }
  }

  @Test
  void folderInUseIsRefusedWithoutHarmToItsOwner() throws Exception {
    Path data = folder.resolve("shared");
    try (var owner = EmbeddedBroker.start(EmbeddedBroker.Options.keptIn(data))) {
      assertThatThrownBy(() -> EmbeddedBroker.start(EmbeddedBroker.Options.keptIn(data)))
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining(data.toString())
          .hasMessageContaining("in use");

      createTopic(owner, "words");
      produceInTransaction(owner, "words", "unharmed");
      assertThat(consumeOne(owner, "words").value()).isEqualTo("unharmed");
    }
  }

  @Test
  void halfFormattedFolderIsFormattedAnew() throws Exception {
    Path data = folder.resolve("half");
    EmbeddedBroker.start(EmbeddedBroker.Options.keptIn(data)).close();
    keepOnly(data, DataDirectory.LOCK_FILE, "bootstrap.checkpoint");

    try (var broker = EmbeddedBroker.start(EmbeddedBroker.Options.keptIn(data))) {
      assertThat(broker.clusterId()).isNotEmpty();
    }
  }

  @Test
  void damagedFolderIsRefused() throws Exception {
    Path data = folder.resolve("damaged");
    EmbeddedBroker.start(EmbeddedBroker.Options.keptIn(data)).close();
    Path identity = data.resolve("meta.properties");

    Files.writeString(identity, "version=1\ncluster.id=other\nnode.id=99\n");
    assertThatThrownBy(() -> EmbeddedBroker.start(EmbeddedBroker.Options.keptIn(data)))
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining(data.toString())
        .hasMessageContaining("give another one");

    Files.delete(identity);
    assertThatThrownBy(() -> EmbeddedBroker.start(EmbeddedBroker.Options.keptIn(data)))
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining("has lost its meta.properties");
  }

  @Test
  void closingTwiceIsClosingOnce() {
    var broker = EmbeddedBroker.start(EmbeddedBroker.Options.temporary());
    broker.close();
    broker.close();
    assertThat(broker.dataDirectory()).doesNotExist();
  }

  private static EmbeddedBroker.Options on(int port) {
    return new EmbeddedBroker.Options(port, null);
  }

  static int port(String server) {
    return Integer.parseInt(server.substring(server.indexOf(':') + 1));
  }

  private static void keepOnly(Path data, String... names) throws IOException {
    try (var tree = Files.walk(data)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        if (!path.equals(data) && !List.of(names).contains(path.getFileName().toString())) {
          Files.delete(path);
        }
      }
    }
  }

  private static void createTopic(EmbeddedBroker broker, String name) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServer()))) {
      admin.createTopics(List.of(new NewTopic(name, Optional.of(1), Optional.empty()))).all().get();
    }
  }

  static void produceInTransaction(EmbeddedBroker broker, String topic, String value)
      throws Exception {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", broker.bootstrapServer(), "transactional.id", "scenario");
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, value)).get();
      producer.commitTransaction();
    }
  }

  private static ConsumerRecord<String, String> consumeOne(EmbeddedBroker broker, String topic) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", broker.bootstrapServer(), "isolation.level", "read_committed");
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      var partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (System.nanoTime() < deadline) {
        for (var record : consumer.poll(Duration.ofSeconds(1))) {
          return record;
        }
      }
      throw new AssertionError("No record arrived on " + topic + " within 60 s");
    }
  }
}

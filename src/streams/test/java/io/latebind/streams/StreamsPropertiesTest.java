package io.latebind.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Kafka Streams' clients are made with, as Kafka Streams itself works it out. */
class StreamsPropertiesTest {
  private static final StreamsSettings SETTINGS =
      new StreamsSettings("app", "127.0.0.1:1", null, Path.of("state"), 1, Duration.ofMillis(100));

  private static StreamsConfig indexer(String... given) {
    return new StreamsConfig(StreamsProperties.indexer(SETTINGS, client(given)));
  }

  private static Map<String, String> client(String... given) {
    Map<String, String> client = new HashMap<>(Map.of("bootstrap.servers", "127.0.0.1:1"));
    for (int i = 0; i < given.length; i += 2) {
      client.put(given[i], given[i + 1]);
    }
    return client;
  }

  private static String producer(StreamsConfig config, String name) {
    return String.valueOf(config.getProducerConfigs("p").get(name));
  }

  private static String consumer(StreamsConfig config, String name) {
    return String.valueOf(config.getMainConsumerConfigs("g", "c", 0).get(name));
  }

  @ParameterizedTest
  @CsvSource({
    "batch.size, 16384",
    "compression.type, zstd",
    "linger.ms, 7",
    "producer.batch.size, 16384",
    "producer.compression.type, zstd",
  })
  void aPropertyOfProducersIsTakenInEveryForm(String name, String value) {
    assertThat(producer(indexer(name, value), ClientProperties.plain(name))).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "session.timeout.ms, 30000",
    "heartbeat.interval.ms, 500",
    "consumer.session.timeout.ms, 30000",
    "main.consumer.session.timeout.ms, 30000",
    "main.consumer.heartbeat.interval.ms, 500",
    "max.poll.records, 17",
  })
  void aPropertyOfConsumersIsTakenInEveryForm(String name, String value) {
    assertThat(consumer(indexer(name, value), ClientProperties.plain(name))).isEqualTo(value);
  }

  @Test
  void withoutThemThereAreDefaults() {
    StreamsConfig config = indexer();

    assertThat(producer(config, "batch.size")).isEqualTo("131072");
    assertThat(producer(config, "compression.type")).isEqualTo("lz4");
    assertThat(consumer(config, "session.timeout.ms")).isEqualTo("10000");
    assertThat(consumer(config, "heartbeat.interval.ms")).isEqualTo("2000");
  }

  @ParameterizedTest
  @CsvSource({
    "session.timeout.ms, 1500, 300",
    "consumer.session.timeout.ms, 45000, 9000",
    "main.consumer.session.timeout.ms, 2, 1",
  })
  void heartbeatsFollowTheSession(String name, String session, String heartbeat) {
    assertThat(consumer(indexer(name, session), "heartbeat.interval.ms")).isEqualTo(heartbeat);
  }

  @Test
  void standbysOfTheIndexerAreNotTheSearchers() {
    Map<String, String> client = client("num.standby.replicas", "1");

    assertThat(indexer("num.standby.replicas", "1").getInt("num.standby.replicas")).isEqualTo(1);
    Properties none = StreamsProperties.searcher(SETTINGS, 0, client);
    assertThat(new StreamsConfig(none).getInt("num.standby.replicas")).isZero();
    Properties two = StreamsProperties.searcher(SETTINGS, 2, client);
    assertThat(new StreamsConfig(two).getInt("num.standby.replicas")).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "isolation.level, read_uncommitted, read_committed",
    "main.consumer.isolation.level, read_uncommitted, read_committed",
    "main.consumer.auto.offset.reset, latest, earliest",
    "main.consumer.enable.auto.commit, true, false",
    "group.protocol, streams, classic",
  })
  void whatThePromiseNeedsIsNotTaken(String name, String given, String taken) {
    assertThat(consumer(indexer(name, given), ClientProperties.plain(name))).isEqualTo(taken);
    StreamsConfig searcher =
        new StreamsConfig(StreamsProperties.searcher(SETTINGS, 0, client(name, given)));
    assertThat(consumer(searcher, ClientProperties.plain(name))).isEqualTo(taken);
  }

  @ParameterizedTest
  @CsvSource({"1000, 8454144", "20000000, 20000000"})
  void aProducerHasRoomForTheLargestMessage(String given, String taken) {
    assertThat(producer(indexer("max.request.size", given), "max.request.size")).isEqualTo(taken);
    StreamsConfig large =
        new StreamsConfig(StreamsProperties.indexer(SETTINGS, 64 << 20, client()));
    assertThat(producer(large, "max.request.size")).isEqualTo(String.valueOf((64 << 20) + 65_536));
    assertThat(Long.parseLong(producer(large, "buffer.memory"))).isGreaterThan(64L << 20);
  }
}

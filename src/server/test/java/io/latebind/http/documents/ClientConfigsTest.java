package io.latebind.http.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.streams.MessageSizes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the HTTP server's own clients of Kafka are made with. */
class ClientConfigsTest {
  private static final int LARGEST = 24 << 20;

  /** The producers: of single documents, and of transactions. */
  private static List<Map<String, Object>> producers(String... given) {
    Map<String, String> client = new HashMap<>(Map.of("bootstrap.servers", "127.0.0.1:1"));
    for (int i = 0; i < given.length; i += 2) {
      client.put(given[i], given[i + 1]);
    }
    ClientConfigs configs = new ClientConfigs(client, Duration.ofSeconds(10), LARGEST);
    return List.of(configs.single(), configs.transactional("id"));
  }

  private static long number(Map<String, Object> producer, String name) {
    return Long.parseLong(String.valueOf(producer.get(name)));
  }

  @Test
  void aProducerHasRoomForTheLargestRecord() {
    int request = MessageSizes.topic(LARGEST);
    for (Map<String, Object> producer : producers()) {
      assertThat(number(producer, "max.request.size")).isEqualTo(request);
      assertThat(number(producer, "buffer.memory")).isGreaterThanOrEqualTo(2L * request);
    }
    for (Map<String, Object> producer :
        producers("max.request.size", "1000", "producer.buffer.memory", "1000")) {
      assertThat(number(producer, "max.request.size")).isEqualTo(request);
      assertThat(number(producer, "buffer.memory")).isEqualTo(request);
    }
    for (Map<String, Object> producer : producers("max.request.size", "90000000")) {
      assertThat(number(producer, "max.request.size")).isEqualTo(90_000_000);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "batch.size, batch.size, 17000",
    "compression.type, compression.type, zstd",
    "producer.compression.type, compression.type, gzip",
    "linger.ms, linger.ms, 7",
  })
  void whatTheUserGaveIsTaken(String given, String name, String value) {
    for (Map<String, Object> producer : producers(given, value)) {
      assertThat(producer).containsEntry(name, value);
    }
  }

  @ParameterizedTest
  @CsvSource({"acks, 1, all", "enable.idempotence, false, true", "retries, 0, 2147483647"})
  void whatWritingNeedsIsNotTaken(String name, String given, String taken) {
    for (Map<String, Object> producer : producers(name, given, "producer." + name, given)) {
      assertThat(String.valueOf(producer.get(name))).isEqualTo(taken);
    }
  }
}

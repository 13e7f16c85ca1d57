package io.latebind.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latebind.http.connection.ConnectionTimeouts;
import io.latebind.http.exchange.Indexes;
import io.latebind.http.listener.HttpSettings;
import io.latebind.http.metrics.Metrics;
import io.latebind.http.response.Problem;
import io.latebind.indexer.IndexerSettings;
import io.latebind.indexer.IndexerStreams;
import io.latebind.rows.TopicIds;
import io.latebind.streams.StreamsProperties;
import io.latebind.streams.StreamsSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server when there is nothing to serve yet, and when Kafka cannot be reached. */
@Timeout(60)
class HttpServerTest {
  private static final HttpSettings IMPATIENT =
      new HttpSettings(
          "127.0.0.1",
          0,
          new HttpSettings.Limits(4, 4, 4, 64, ConnectionTimeouts.DEFAULT),
          Duration.ofMinutes(1),
          Duration.ofMillis(300),
          Duration.ofMillis(500),
          HttpSettings.Bulk.DEFAULT,
          HttpSettings.DEFAULT.bodyBytes(),
          HttpSettings.Security.NONE);

  @TempDir Path folder;

  @Test
  void beforeItServesItSaysThatItIsStarting() throws IOException {
    try (HttpServer server = HttpServer.start(HttpSettings.DEFAULT)) {
      assertThat(request(server, "GET", "/health/live", "").status()).isEqualTo(200);
      for (String path : List.of("/health/ready", "/indexes", "/documents/1", "/nope")) {
        RawClient.Answer answer = request(server, "GET", path, "");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("retry-after")).isEqualTo("1");
      }
    }
  }

  @Test
  void takenPortIsNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      HttpSettings settings = HttpSettings.DEFAULT.withPort(taken.getLocalPort());
      assertThatThrownBy(() -> HttpServer.start(settings))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(":" + taken.getLocalPort())
          .hasMessageContaining("Give another port");
    }
  }

  @Test
  void withoutKafkaEveryAnswerComesInTimeAndSaysWhy() throws IOException {
    Map<String, String> nowhere = Map.of("bootstrap.servers", "127.0.0.1:1");
    List<PairIndex> indexes = List.of(new PairIndex("pairs", false));
    try (Metrics metrics = new Metrics();
        IndexerStreams streams = streams(indexes, nowhere);
        HttpServer server =
            HttpServer.start(
                IMPATIENT,
                new HttpDependencies(
                    streams, new Indexes(indexes, Map.of()), "app", "test", nowhere, metrics))) {
      expect(server, "PUT", "/documents/1", "{}", 504, "not known");
      expect(server, "DELETE", "/documents/1", "", 504, "not known");
      String line = "{\"id\":\"1\",\"document\":{}}";
      expect(server, "POST", "/documents/_bulk", line, 504, "Nothing was written");
      expect(server, "GET", "/documents/1", "", 503, "Partition");
      expect(server, "GET", "/indexes/pairs/entries/1", "", 503, "Partition");
      expect(server, "GET", "/indexes", "", 503, "Kafka");
      expect(server, "GET", "/health/ready", "", 503, "CREATED");
      assertThat(request(server, "GET", "/health/live", "").status()).isEqualTo(200);
      assertThat(request(server, "GET", "/metrics", "").status()).isEqualTo(200);
    }
  }

  private IndexerStreams streams(List<PairIndex> indexes, Map<String, String> client) {
    StreamsSettings settings =
        new StreamsSettings("app", null, null, folder, 1, Duration.ofMillis(100));
    return new IndexerStreams(
        indexes,
        IndexerSettings.ofPartitions(6),
        StreamsProperties.indexer(settings, client),
        TopicIds.UNKNOWN,
        new Metrics().indexer());
  }

  private static void expect(
      HttpServer server, String method, String path, String body, int status, String detail)
      throws IOException {
    RawClient.Answer answer = request(server, method, path, body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("content-type")).isEqualTo(Problem.MEDIA_TYPE);
    assertThat(answer.json().get("detail").asText()).contains(detail);
  }

  private static RawClient.Answer request(
      HttpServer server, String method, String path, String body) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      return client.request(method, path, body);
    }
  }
}

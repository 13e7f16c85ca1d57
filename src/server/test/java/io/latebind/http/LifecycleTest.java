package io.latebind.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latebind.http.access.Access;
import io.latebind.http.documents.ClientConfigs;
import io.latebind.http.documents.DocumentWriter;
import io.latebind.http.documents.TransactionSlot;
import io.latebind.http.exchange.Indexes;
import io.latebind.http.listener.HttpSettings;
import io.latebind.http.metrics.Metrics;
import io.latebind.http.response.ProblemException;
import io.latebind.http.routing.HttpPeers;
import io.latebind.indexer.IndexerSettings;
import io.latebind.indexer.IndexerStreams;
import io.latebind.rows.TopicIds;
import io.latebind.search.query.SearchLimits;
import io.latebind.streams.MessageSizes;
import io.latebind.streams.StreamsProperties;
import io.latebind.streams.StreamsSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is made is closed, once and whatever happens; and nobody is kept out by slow clients. */
@Timeout(60)
class LifecycleTest {
  private static final Map<String, String> NOWHERE = Map.of("bootstrap.servers", "127.0.0.1:1");
  private static final String ADMIN = "kafka-admin-client-thread";
  private static final String PRODUCER = "kafka-producer-network-thread";

  @TempDir Path folder;
  private final Metrics metrics = new Metrics();
  private IndexerStreams streams;

  @BeforeEach
  void makeStreams() {
    StreamsSettings settings =
        new StreamsSettings("app", null, null, folder, 1, Duration.ofMillis(100));
    streams =
        new IndexerStreams(
            List.of(new PairIndex("pairs", false)),
            IndexerSettings.ofPartitions(6),
            StreamsProperties.indexer(settings, NOWHERE),
            TopicIds.UNKNOWN,
            metrics.indexer());
  }

  @AfterEach
  void close() {
    streams.close();
    metrics.close();
  }

  private HttpDependencies backend() {
    Indexes indexes = new Indexes(List.of(new PairIndex("pairs", false)), Map.of());
    return new HttpDependencies(streams, indexes, "app", "test", NOWHERE, metrics);
  }

  private static HttpSettings settings() {
    HttpSettings.Bulk bulk = HttpSettings.Bulk.DEFAULT;
    return HttpSettings.DEFAULT.withBulk(
        new HttpSettings.Bulk(
            1 << 20, bulk.documents(), 2, Duration.ofMillis(300), Duration.ofMinutes(1)));
  }

  /** The threads of Kafka's clients that are there and were not before. */
  private static Set<Thread> threads(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(name) && thread.isAlive())
        .collect(Collectors.toSet());
  }

  private static void awaitNoneBut(String name, Set<Thread> before) throws Exception {
    HttpInstance.await(() -> before.containsAll(threads(name)));
  }

  @Test
  void servingTwiceIsRefusedBeforeAnythingIsMade() {
    try (HttpServer server = HttpServer.start(settings(), backend())) {
      Set<Thread> before = threads(ADMIN);
      assertThat(before).isNotEmpty();
      assertThatThrownBy(() -> server.serve(backend()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("serves already");
      assertThat(before).containsAll(threads(ADMIN));
    }
  }

  @Test
  @SuppressWarnings("NullAway") // Stands for whatever may be wrong with what is wired last.
  void whatCannotBeWiredLeavesNothingOpen() throws Exception {
    HttpDependencies good = backend();
    HttpDependencies bad =
        new HttpDependencies(
            streams,
            good.indexes(),
            "app",
            "test",
            NOWHERE,
            metrics,
            null,
            null,
            SearchLimits.DEFAULT,
            Optional::empty);
    Set<Thread> before = threads(ADMIN);
    assertThatThrownBy(
            () -> new HttpApplication(settings(), bad, new HttpPeers(null), Access.open()))
        .isInstanceOf(NullPointerException.class);
    awaitNoneBut(ADMIN, before);
  }

  @Test
  void aBinderThatFailsLeavesTheOthersClosed() {
    List<String> closed = new ArrayList<>();
    try (Metrics failing = new Metrics()) {
      failing.closing(() -> closed.add("first"));
      failing.closing(
          () -> {
            throw new IllegalStateException("it does not want to");
          });
      failing.closing(() -> closed.add("last"));
    }
    assertThat(closed).containsExactly("last", "first");
  }

  private ClientConfigs producers() {
    return new ClientConfigs(NOWHERE, Duration.ofMillis(500), MessageSizes.MAX_MESSAGE_BYTES);
  }

  @Test
  void aWriteAfterTheEndIsRefusedAndMakesNoProducer() throws Exception {
    Set<Thread> before = threads(PRODUCER);
    DocumentWriter writer = new DocumentWriter(IndexerSettings.ofPartitions(6), producers());
    assertThatThrownBy(() -> writer.write("a", null)).isInstanceOf(ProblemException.class);
    assertThat(before.containsAll(threads(PRODUCER))).isFalse();
    writer.close();
    awaitNoneBut(PRODUCER, before);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> writer.write("a", null))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> {
                assertThat(e.problem().status()).isEqualTo(503);
                assertThat(e.problem().detail()).contains("shutting down");
              });
    }
    assertThat(before).containsAll(threads(PRODUCER));
  }

  @Test
  void aTransactionAfterTheEndIsRefusedAndMakesNoProducer() throws Exception {
    Set<Thread> before = threads(PRODUCER);
    TransactionSlot slot = new TransactionSlot("id", producers(), "documents");
    slot.close();
    List<ProducerRecord<byte[], byte[]>> one =
        List.of(new ProducerRecord<>("documents", new byte[1]));
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> slot.writeAll(one))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.problem().detail()).contains("shutting down"));
    }
    assertThat(before).containsAll(threads(PRODUCER));
  }

  @Test
  void slowUploadsKeepNoOtherBulkWriterOut() throws IOException {
    List<RawClient> slow = new ArrayList<>();
    try (HttpServer server = HttpServer.start(settings(), backend())) {
      for (int i = 0; i < 8; i++) {
        RawClient client = new RawClient(server.port());
        slow.add(client);
        client.send(
            "POST /documents/_bulk HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n"
                + "Content-Length: 100\r\n\r\n");
        // Its body is being read.
        assertThat(client.receive().status()).isEqualTo(100);
        client.send("{\"id\":");
      }
      try (RawClient quick = new RawClient(server.port())) {
        RawClient.Answer answer = quick.request("POST", "/documents/_bulk", "\n");
        assertThat(answer.body()).isEqualTo("{\"accepted\":0}");
        assertThat(answer.status()).isEqualTo(202);
      }
    } finally {
      for (RawClient client : slow) {
        client.close();
      }
    }
  }

  @Test
  void whatSlowUploadsHoldIsBoundedAndFreeAgainAfterwards() throws Exception {
    String much = "\n".repeat(1_000_000);
    List<RawClient> slow = new ArrayList<>();
    try (HttpServer server = HttpServer.start(settings(), backend())) {
      for (int i = 0; i < 2; i++) {
        RawClient client = new RawClient(server.port());
        slow.add(client);
        client.send(
            "POST /documents/_bulk HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000001\r\n\r\n");
        client.send(much);
      }
      AtomicReference<String> refused = new AtomicReference<>("");
      HttpInstance.await(
          () -> {
            RawClient.Answer answer = bulk(server, much);
            refused.set(answer.body());
            return answer.status() == 503;
          });
      assertThat(refused.get()).contains("room").contains("Nothing was written");
      for (RawClient client : slow) {
        client.close();
      }
      HttpInstance.await(() -> bulk(server, much).status() == 202);
    }
  }

  @Test
  void aPackedBulkHasTheLimitsOfOneThatIsNot() throws IOException {
    try (HttpServer server = HttpServer.start(settings(), backend())) {
      assertThat(packedBulk(server, "\n".repeat(1_000_000)).status()).isEqualTo(202);
      RawClient.Answer many = packedBulk(server, "\n".repeat(50_000_000));
      assertThat(many.status()).isEqualTo(413);
      assertThat(many.json().get("maxBytes").asInt()).isEqualTo(1 << 20);
      assertThat(packedBulk(server, "x".repeat(50_000_000)).status()).isEqualTo(413);
    }
  }

  private static RawClient.Answer packedBulk(HttpServer server, String body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(body.getBytes(StandardCharsets.UTF_8));
    }
    try (RawClient client = new RawClient(server.port())) {
      client.send(
          "POST /documents/_bulk HTTP/1.1\r\nHost: localhost\r\nContent-Encoding: gzip\r\n"
              + "Content-Length: %d\r\n\r\n".formatted(bytes.size()));
      client.send(bytes.toByteArray());
      return client.receive();
    }
  }

  private static RawClient.Answer bulk(HttpServer server, String body) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      return client.request("POST", "/documents/_bulk", body);
    }
  }
}

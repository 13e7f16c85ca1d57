package io.latebind.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.latebind.app.Node;
import io.latebind.definition.IndexDefinition;
import io.latebind.definition.yaml.Definitions;
import io.latebind.document.Json;
import io.latebind.fuzz.corpus.BadRequest;
import io.latebind.fuzz.corpus.RawConnection;
import io.latebind.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.apache.kafka.streams.KafkaStreams;

/** A real node with its own broker that bad input is sent to, and that has to go on serving. */
final class Hostage implements AutoCloseable {
  /** An index with a field of every type, a load, and a load of what that names. */
  static final List<IndexDefinition> INDEXES =
      Definitions.read(
              "things.yaml",
              """
              name: things
              from: r/{n}
              load:
                ref: "{ref}"
                many: "{refs[]}"
              fields:
                v: long
                ratio: double
                word: keyword
                body: text
                yes: boolean
                at: date
                look: { type: vector, dimensions: 3, similarity: euclidean }
                name: { path: ref.name, type: keyword }
                names: { path: many.name, type: keyword }
              """)
          .stream()
          .map(IndexDefinition.class::cast)
          .toList();

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private final Node node;
  private final int port;
  private final AtomicLong goods = new AtomicLong();

  Hostage() throws IOException {
    node = Node.start(Settings.temporary(), INDEXES);
    port = URI.create(node.url()).getPort();
    await("/indexes/things", status -> status.path("state").asText().equals("ready"));
    node.indexer().streams().ifPresent(Hostage::awaitRunning);
    node.searcher().ifPresent(searcher -> awaitRunning(searcher.streams()));
  }

  /** A node is ready before the last of its threads has found that there is nothing for it. */
  private static void awaitRunning(KafkaStreams streams) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!isRunning(streams)) {
      assertThat(System.nanoTime()).as("%s", streams.state()).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  private static boolean isRunning(KafkaStreams streams) {
    return streams.state() == KafkaStreams.State.RUNNING
        && streams.metadataForLocalThreads().stream()
            .allMatch(thread -> thread.threadState().equals("RUNNING"));
  }

  int port() {
    return port;
  }

  Node node() {
    return node;
  }

  /** Sends a request on a connection of its own. */
  List<RawConnection.Answer> ask(BadRequest request) throws IOException {
    try (RawConnection connection = new RawConnection(port)) {
      connection.send(request.bytes());
      return connection.receiveAll(request);
    }
  }

  RawConnection.Answer get(String path) throws IOException {
    return ask(BadRequest.of(List.of("GET " + path))).getFirst();
  }

  /** Waits until what is at a path is as it should be. */
  void await(String path, Predicate<JsonNode> condition) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    RawConnection.Answer answer = get(path);
    while (answer.status() != 200 || !condition.test(json(answer))) {
      assertThat(System.nanoTime()).as("%s says %s", path, answer).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
      answer = get(path);
    }
  }

  static JsonNode json(RawConnection.Answer answer) {
    return Json.decode(answer.body().getBytes(StandardCharsets.UTF_8));
  }

  /** A good document is written and becomes an entry; every tenth is waited for until found. */
  void servesTheNext() throws IOException {
    long number = goods.getAndIncrement();
    String id = "r/good" + number % 50;
    String json = "{\"v\":%d,\"ref\":\"t/0\"}".formatted(number);
    BadRequest put = BadRequest.of(List.of("PUT /documents/" + id, json));
    assertThat(ask(put).getFirst().status()).isEqualTo(202);
    await("/indexes/things/entries/" + id, entry -> entry.path("v").asLong() == number);
    boolean found = number % 10 == 0;
    await(
        "/indexes/things/search?refresh=true&q=v:" + number + "&filter=_id:%22" + id + "%22",
        answer -> !found || answer.path("total").path("value").asInt() == 1);
  }

  /** Every stream thread is there, and the node has not ended. */
  void isAlive() throws IOException {
    assertThat(node.failed()).isFalse();
    node.indexer().streams().ifPresent(Hostage::runs);
    node.searcher().ifPresent(searcher -> runs(searcher.streams()));
    assertThat(get("/health/live").status()).isEqualTo(200);
    assertThat(get("/health/ready").status()).isEqualTo(200);
  }

  private static void runs(KafkaStreams streams) {
    assertThat(streams.state()).isEqualTo(KafkaStreams.State.RUNNING);
    assertThat(streams.metadataForLocalThreads())
        .hasSize(2)
        .allMatch(thread -> thread.threadState().equals("RUNNING"));
  }

  @Override
  public void close() {
    node.close();
  }
}

package io.latebind.measure.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.latebind.app.Node;
import io.latebind.definition.yaml.Definitions;
import io.latebind.document.Json;
import io.latebind.http.routing.Router;
import io.latebind.http.search.Coordinator;
import io.latebind.search.partition.Cancellation;
import io.latebind.search.query.SearchLimits;
import io.latebind.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What JSON, the coordinator and HTTP cost on top of the stores: the median time of an answer to
 * one client that asks one question after the other. Not part of a build:
 *
 * <pre>
 *   mvn verify -DskipUnitTests -Dit.test=SearchHopMeasurement
 * </pre>
 */
class SearchHopMeasurement {
  private static final int ENTRIES = Integer.getInteger("measure.entries", 20_000);
  private static final int ROUNDS = Integer.getInteger("measure.rounds", 9);
  private static final int WARM_UP_ROUNDS = 5;
  private static final int QUESTIONS = 300;
  private static final int BULK = 1_000;
  private static final Duration DEADLINE = Duration.ofMinutes(3);
  private static final String INDEX =
      """
      name: speed
      from: speed/{n}
      fields:
        body: text
        from: keyword
        total: double
        embedding: { type: vector, dimensions: 128, similarity: euclidean }
      """;

  private final Corpus corpus = new Corpus();
  private final HttpClient client = HttpClient.newHttpClient();

  /** Asks, and reads the answer. */
  @FunctionalInterface
  private interface Way {
    void ask(BenchmarkQuery question, byte[] json) throws Exception;
  }

  @Test
  void storesThenCoordinatorThenHttp() throws Exception {
    Settings settings = Settings.temporary();
    try (Node node = Node.start(settings, Definitions.read("speed.yaml", INDEX));
        LatebindEntries stores = new LatebindEntries(load(node))) {
      for (int i = 0; i < ENTRIES; i++) {
        stores.put(i, corpus.item(i));
      }
      stores.refresh();
      try (Coordinator coordinator = coordinator(stores)) {
        List<Way> ways =
            List.of(
                (question, json) -> stores.ask(question),
                (question, json) -> coordinator.search(Corpus.SCHEMA, json, new Cancellation()),
                (question, json) -> search(node, json));
        table(ways);
      }
    }
  }

  private static Coordinator coordinator(LatebindEntries stores) {
    return new Coordinator(
        new LocalSearchers(stores.partitions()),
        (peer, path, body, timeout, cancellation) -> {
          throw new IOException("there are no others");
        },
        SearchLimits.DEFAULT,
        Router.Clock.SYSTEM);
  }

  /** Writes everything and waits until it can be searched. Tells the number of partitions. */
  private int load(Node node) throws Exception {
    for (int from = 0; from < ENTRIES; from += BULK) {
      StringBuilder lines = new StringBuilder();
      for (int i = from; i < Math.min(ENTRIES, from + BULK); i++) {
        String entry = new String(corpus.item(i).entry(), StandardCharsets.UTF_8);
        lines.append("{\"id\":\"speed/").append(i).append("\",\"document\":").append(entry);
        lines.append("}\n");
      }
      post(node, "/documents/_bulk", lines.toString().getBytes(StandardCharsets.UTF_8));
    }
    long end = System.nanoTime() + DEADLINE.toNanos();
    JsonNode status = get(node, "/indexes/speed");
    while (status.path("entries").asInt() < ENTRIES || status.path("searchLag").asInt(1) > 0) {
      assertThat(System.nanoTime()).as("%s", status).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
      status = get(node, "/indexes/speed");
    }
    return status.path("partitions").path("total").asInt();
  }

  private JsonNode get(Node node, String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(node.url() + path)).build();
    return Json.decode(client.send(request, BodyHandlers.ofByteArray()).body());
  }

  private byte[] post(Node node, String path, byte[] body) throws Exception {
    URI uri = URI.create(node.url() + path);
    var answer =
        client.send(
            HttpRequest.newBuilder(uri).POST(BodyPublishers.ofByteArray(body)).build(),
            BodyHandlers.ofByteArray());
    assertThat(answer.statusCode())
        .as(() -> new String(answer.body(), StandardCharsets.UTF_8))
        .isLessThan(300);
    return answer.body();
  }

  private void search(Node node, byte[] json) throws Exception {
    assertThat(post(node, "/indexes/speed/search", json)).isNotEmpty();
  }

  private void table(List<Way> ways) throws Exception {
    System.out.println("| time of an answer | stores | with the coordinator | over HTTP |");
    System.out.println("|---|---|---|---|");
    for (BenchmarkQuery.Kind kind : BenchmarkQuery.Kind.values()) {
      List<BenchmarkQuery> questions =
          IntStream.range(0, QUESTIONS).mapToObj(i -> corpus.question(kind, i)).toList();
      List<byte[]> bodies = questions.stream().map(BenchmarkQueryJson::of).toList();
      double[][] micros = new double[ways.size()][ROUNDS];
      for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
        for (int i = 0; i < ways.size(); i++) {
          micros[i][Math.max(0, round)] = median(ways.get(i), questions, bodies);
        }
      }
      List<String> cells = new ArrayList<>(List.of(kind.label()));
      for (double[] each : micros) {
        cells.add(Ratios.of(each).withSpread("%,.0f") + " µs");
      }
      System.out.println("| " + String.join(" | ", cells) + " |");
    }
  }

  private static double median(Way way, List<BenchmarkQuery> questions, List<byte[]> bodies)
      throws Exception {
    double[] micros = new double[questions.size()];
    for (int i = 0; i < micros.length; i++) {
      long began = System.nanoTime();
      way.ask(questions.get(i), bodies.get(i));
      micros[i] = (System.nanoTime() - began) / 1e3;
    }
    Arrays.sort(micros);
    return micros[micros.length / 2];
  }
}

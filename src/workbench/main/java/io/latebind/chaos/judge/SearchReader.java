package io.latebind.chaos.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.chaos.write.ChaosClient;
import io.latebind.chaos.write.ChaosClient.Answer;
import io.latebind.chaos.write.Graph;
import io.latebind.document.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/** Asks one instance one question after the other, and has every answer judged. */
public final class SearchReader implements Runnable {
  private static final String SEARCH = "/indexes/orders/search";
  private static final int IDS = 20;

  private final ChaosClient client;
  private final Judge judge;
  private final Graph graph;
  private final SplittableRandom random;
  private final Duration pause;
  private volatile boolean stopped;

  public SearchReader(ChaosClient client, Judge judge, Graph graph, long seed, Duration pause) {
    this.client = client;
    this.judge = judge;
    this.graph = graph;
    this.random = new SplittableRandom(seed);
    this.pause = pause;
  }

  public void stop() {
    stopped = true;
  }

  @Override
  public void run() {
    try {
      while (!stopped) {
        ask();
        LockSupport.parkNanos(pause.toNanos());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask() throws InterruptedException {
    int kind = random.nextInt(100);
    if (kind < 40) {
      askEntry();
    } else if (kind < 60) {
      judge.settled(search("set:settled", 20));
    } else if (kind < 65) {
      judge.gone(search("set:gone", 5));
    } else if (kind < 85) {
      askIds();
    } else if (kind < 93) {
      String customer = "c/" + random.nextInt(graph.customers());
      judge.hits(
          search("_references:\"" + customer + "\"", 50),
          entry -> mentions(entry.path("_references"), customer));
    } else {
      String word = Graph.word(random);
      judge.hits(search("word:" + word, 20), entry -> entry.path("word").asText().contains(word));
    }
  }

  private static boolean mentions(JsonNode array, String text) {
    for (JsonNode each : array) {
      if (each.asText().equals(text)) {
        return true;
      }
    }
    return false;
  }

  private void askEntry() throws InterruptedException {
    int kind = random.nextInt(10);
    String id =
        kind == 0
            ? "o/x" + random.nextInt(Graph.GONE)
            : kind < 3
                ? "o/s" + random.nextInt(Graph.SETTLED)
                : "o/" + random.nextInt(graph.orders());
    Judge.Before before = judge.before(id);
    judge.entry(before, client.get("/indexes/orders/entries/" + id));
  }

  private Answer search(String query, int limit) throws InterruptedException {
    ObjectNode body = Json.object().put("query", query).put("limit", limit);
    return client.post(SEARCH, body.put("timeoutMillis", 4000));
  }

  private void askIds() throws InterruptedException {
    List<String> ids = new ArrayList<>();
    ObjectNode body = Json.object();
    ArrayNode wanted = body.putObject("query").putArray("ids");
    random.ints(IDS, 0, graph.orders()).distinct().forEach(number -> ids.add("o/" + number));
    ids.forEach(wanted::add);
    judge.ids(ids, client.post(SEARCH, body.put("limit", IDS).put("timeoutMillis", 4000)));
  }
}

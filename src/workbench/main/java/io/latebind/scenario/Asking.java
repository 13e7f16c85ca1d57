package io.latebind.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.latebind.document.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** A client that asks a node over HTTP. */
public final class Asking implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofMinutes(2);

  private final HttpClient client = HttpClient.newHttpClient();
  private final String url;

  /** Asks the node at this address. */
  public Asking(String url) {
    this.url = url;
  }

  /** A part of an address, encoded. */
  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The status and the body of an answer, or -1 and what went wrong. */
  public record Answer(int status, JsonNode body) {}

  /** Gets what is at a path. */
  public Answer get(String path) throws InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(url + path)).GET());
  }

  /** Posts JSON to a path. */
  public Answer post(String path, String json) throws InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(url + path))
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  /** Puts JSON at a path. */
  Answer put(String path, String json) throws InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(url + path))
            .PUT(HttpRequest.BodyPublishers.ofString(json)));
  }

  private Answer send(HttpRequest.Builder request) throws InterruptedException {
    try {
      HttpResponse<byte[]> response =
          client.send(
              request.timeout(Duration.ofSeconds(30)).build(),
              HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), Json.decode(response.body()));
    } catch (IOException e) {
      return new Answer(-1, Json.mapper().getNodeFactory().textNode(e.toString()));
    }
  }

  /** What an index answers to a query in Lucene's syntax. */
  public JsonNode search(String index, String query) throws InterruptedException {
    return get("/indexes/" + index + "/search?limit=100&q=" + encode(query)).body();
  }

  /** Waits until an answer is as it should be. */
  public Answer await(String path, Predicate<JsonNode> condition) throws InterruptedException {
    long end = System.nanoTime() + DEADLINE.toNanos();
    Answer answer = get(path);
    while (!condition.test(answer.body())) {
      if (System.nanoTime() > end) {
        throw new AssertionError(path + " never answered as it should; last it said " + answer);
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      answer = get(path);
    }
    return answer;
  }

  /** Waits until an index is at rest, and everything of it can be searched. */
  public void awaitSearchable(String index) throws InterruptedException {
    await("/indexes/" + index, Asking::isSearchable);
  }

  private static boolean isSearchable(JsonNode status) {
    return status.path("complete").asBoolean()
        && status.path("state").asText().equals("ready")
        && status.path("searchLag").asLong(-1) == 0;
  }

  @Override
  public void close() {
    client.close();
  }
}

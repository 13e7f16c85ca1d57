package io.latebind.chaos.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.latebind.document.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks one instance over HTTP. */
public final class ChaosClient implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(8);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final String url;

  public ChaosClient(String url) {
    this.url = url;
  }

  /**
   * An answer.
   *
   * @param status of HTTP; -1 when there was none, and then the body says why
   * @param begin when it was asked, and {@code end} when it was answered, in nanoseconds
   */
  public record Answer(int status, JsonNode body, long begin, long end) {}

  public Answer get(String path) throws InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(url + path)).GET());
  }

  public Answer post(String path, JsonNode body) throws InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(url + path))
            .POST(HttpRequest.BodyPublishers.ofByteArray(Json.encode(body))));
  }

  public Answer put(String path, byte[] body) throws InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(url + path))
            .PUT(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  Answer delete(String path) throws InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(url + path)).DELETE());
  }

  private Answer send(HttpRequest.Builder request) throws InterruptedException {
    long begin = System.nanoTime();
    try {
      HttpResponse<byte[]> response =
          http.send(request.timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofByteArray());
      JsonNode body = Json.decode(response.body());
      return new Answer(response.statusCode(), body, begin, System.nanoTime());
    } catch (IOException | RuntimeException e) {
      return new Answer(-1, TextNode.valueOf(e.toString()), begin, System.nanoTime());
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}

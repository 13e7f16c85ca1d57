package io.latebind.soak.load;

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

/** Asks over HTTP, and classes the answers. */
public final class SoakClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  /** An answer; the status is -1 when there was none. */
  public record Answer(int status, JsonNode body) {
    RequestOutcome outcome() {
      return switch (status) {
        case 200 ->
            body.path("complete").asBoolean(true) ? RequestOutcome.OK : RequestOutcome.INCOMPLETE;
        case 202 -> RequestOutcome.OK;
        case 404 -> RequestOutcome.ABSENT;
        case 503, 504 -> RequestOutcome.UNAVAILABLE;
        case -1 -> RequestOutcome.UNREACHABLE;
        default -> RequestOutcome.UNEXPECTED;
      };
    }

    /** What to write down of it. */
    String text() {
      JsonNode partitions = body.path("partitions");
      String all = status + " " + (partitions.isObject() ? partitions : body);
      return all.length() > 400 ? all.substring(0, 400) + "…" : all;
    }
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  public Answer get(String url) throws InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(url)).GET());
  }

  Answer post(String url, String json) throws InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(url)).POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  Answer put(String url, String json) throws InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(url)).PUT(HttpRequest.BodyPublishers.ofString(json)));
  }

  /** The text at an address; empty when there is none. */
  public String text(String url) throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build();
      return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException e) {
      return "";
    }
  }

  private Answer send(HttpRequest.Builder request) throws InterruptedException {
    try {
      HttpResponse<byte[]> response =
          http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), Json.mapper().readTree(response.body()));
    } catch (IOException e) {
      return new Answer(-1, Json.mapper().getNodeFactory().textNode(e.toString()));
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}

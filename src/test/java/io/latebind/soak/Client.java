package io.latebind.soak;

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
final class Client implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  /** An answer; the status is -1 when there was none. */
  record Answer(int status, JsonNode body) {
    Outcome outcome() {
      return switch (status) {
        case 200 -> body.path("complete").asBoolean(true) ? Outcome.OK : Outcome.INCOMPLETE;
        case 202 -> Outcome.OK;
        case 404 -> Outcome.ABSENT;
        case 503, 504 -> Outcome.UNAVAILABLE;
        case -1 -> Outcome.UNREACHABLE;
        default -> Outcome.UNEXPECTED;
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

  Answer get(String url) throws InterruptedException {
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
  String text(String url) throws InterruptedException {
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

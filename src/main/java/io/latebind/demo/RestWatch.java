package io.latebind.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.latebind.document.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Asks a node over HTTP, as a user would, until an index is at rest. */
final class RestWatch {
  private static final Duration INTERVAL = Duration.ofMillis(100);

  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpRequest request;

  RestWatch(String url, String index) {
    request = HttpRequest.newBuilder(URI.create(url + "/indexes/" + index)).build();
  }

  /**
   * Waits until nothing is awaiting, swept or unread.
   *
   * @param progress is told how far it is
   * @return false when time was up before
   */
  boolean awaitRest(Duration deadline, Consumer<String> progress) throws InterruptedException {
    long end = System.nanoTime() + deadline.toNanos();
    while (System.nanoTime() < end) {
      if (isAtRest(progress)) {
        return true;
      }
      LockSupport.parkNanos(INTERVAL.toNanos());
    }
    return false;
  }

  private boolean isAtRest(Consumer<String> progress) throws InterruptedException {
    try {
      HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      JsonNode status = Json.decode(response.body());
      if (response.statusCode() != 200) {
        progress.accept(status.path("detail").asText());
        return false;
      }
      progress.accept(describe(status));
      return status.path("complete").asBoolean()
          && status.path("awaiting").asLong() == 0
          && status.path("sweeps").asLong() == 0
          && status.path("lag").asLong() == 0;
    } catch (IOException e) {
      progress.accept("no answer yet");
      return false;
    }
  }

  private static String describe(JsonNode status) {
    return "%s, %,d entries, %,d awaiting, %,d sweeps, lag %,d"
        .formatted(
            status.path("state").asText(),
            status.path("entries").asLong(),
            status.path("awaiting").asLong(),
            status.path("sweeps").asLong(),
            status.path("lag").asLong());
  }
}

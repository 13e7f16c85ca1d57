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
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Watches a node over HTTP, as a user would, until all its indexes are at rest. */
final class RestWatch {
  private static final Duration INTERVAL = Duration.ofMillis(100);

  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpRequest request;
  private final BooleanSupplier failed;
  private volatile boolean searched;

  /**
   * Watches a node.
   *
   * @param failed whether the node has given up, so that there is nothing to wait for
   */
  RestWatch(String url, BooleanSupplier failed) {
    this.failed = failed;
    request = HttpRequest.newBuilder(URI.create(url + "/indexes")).build();
  }

  /**
   * Waits until nothing is awaited, swept, unread or not yet searchable.
   *
   * @param progress receives the status each time
   * @return false when the time was up before, or the node has failed
   */
  boolean awaitRest(Duration deadline, Consumer<String> progress) throws InterruptedException {
    long end = System.nanoTime() + deadline.toNanos();
    while (System.nanoTime() < end && !failed.getAsBoolean()) {
      if (isAtRest(progress)) {
        return true;
      }
      LockSupport.parkNanos(INTERVAL.toNanos());
    }
    return false;
  }

  /** Whether a searcher runs, according to the last answer. */
  boolean searched() {
    return searched;
  }

  private boolean isAtRest(Consumer<String> progress) throws InterruptedException {
    try {
      HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      JsonNode answer = Json.decode(response.body());
      if (response.statusCode() != 200) {
        progress.accept(answer.path("detail").asText());
        return false;
      }
      boolean rests = true;
      searched = !answer.isEmpty();
      for (JsonNode index : answer) {
        rests &= rests(index);
        searched &= index.path("searchLag").isNumber();
      }
      progress.accept(describe(answer));
      return rests;
    } catch (IOException e) {
      progress.accept("no answer yet");
      return false;
    }
  }

  private static boolean rests(JsonNode index) {
    return index.path("complete").asBoolean()
        && index.path("awaiting").asLong() == 0
        && index.path("sweeps").asLong() == 0
        && index.path("lag").asLong() == 0
        && index.path("searchLag").asLong() == 0;
  }

  private static String describe(JsonNode indexes) {
    StringBuilder text = new StringBuilder();
    long lag = 0;
    long searchLag = 0;
    for (JsonNode index : indexes) {
      text.append(
          "%s %,d entries, %,d awaiting; "
              .formatted(
                  index.path("name").asText(),
                  index.path("entries").asLong(),
                  index.path("awaiting").asLong()));
      lag = Math.max(lag, index.path("lag").asLong());
      searchLag = Math.max(searchLag, index.path("searchLag").asLong());
    }
    return text.append("lag %,d, search lag %,d".formatted(lag, searchLag)).toString();
  }
}

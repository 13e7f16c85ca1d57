package io.latebind.scenario.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.latebind.document.Json;
import io.latebind.scenario.ServeProcess;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The only broker falls silent and comes back: an instance says that it is not ready, as long as it
 * refuses reads, and searches say soon what they lack. No answer takes longer than the ten seconds
 * that {@link ServeProcess#get} waits.
 */
@Tag("deep")
class SilentBrokerScenario {
  private static final Duration DEADLINE = Duration.ofMinutes(2);
  private static final String READY = "/health/ready";
  private static final String SEARCH = "/indexes/hops/search?q=*:*";

  @TempDir private Path folder;

  @Test
  void whileReadsAreRefusedTheInstanceIsNotReadyAndSearchesSaySoonWhatTheyLack() throws Exception {
    Path log = folder.resolve("log");
    String data = folder.resolve("data").toString();
    // The broker's process is no member of the group.
    Path other = folder.resolve("other.properties");
    Files.writeString(other, "latebind.topic.prefix=other.\nlatebind.application.id=other\n");
    try (ServeProcess broker =
            ServeProcess.start(log, "--embedded", "--data", data, "--config", other.toString());
        ServeProcess instance =
            ServeProcess.start(log, "--bootstrap-server", broker.bootstrapServers())) {
      await(instance, READY, ready -> ready.statusCode() == 200);
      await(instance, SEARCH, SilentBrokerScenario::isComplete);

      await(
          instance,
          "/metrics",
          metrics ->
              metrics.body().contains("latebind_search_records_skipped_total 0.0")
                  && metrics.body().contains("latebind_indexer_partitions_catching_up 0.0"));

      broker.pause();
      HttpResponse<String> refused = await(instance, READY, ready -> ready.statusCode() == 503);
      assertThat(refused.body()).contains("reads are refused", "brokers can be reached");
      assertThat(instance.get("/health/live").statusCode()).isEqualTo(200);
      for (int i = 0; i < 6; i++) {
        // The leases of its threads, and of the searcher, do not lapse at the same moment.
        await(instance, "/documents/d/" + i, document -> document.statusCode() == 503);
        assertThat(isComplete(instance.get(SEARCH))).isFalse();
      }
      assertThat(instance.get(READY).statusCode()).isEqualTo(503);
      long asked = System.nanoTime();
      HttpResponse<String> status = instance.get("/indexes");
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(5));
      assertThat(status.statusCode()).isEqualTo(503);
      assertThat(status.body()).contains("brokers can be reached");
      // It has asked nobody for them who would be itself.
      assertThat(instance.get("/metrics").body())
          .containsPattern("\\{route=\"GET /documents/\\{id\\+\\}\",status=\"503\"\\} 6\\s");

      broker.resume();
      await(instance, READY, ready -> ready.statusCode() == 200);
      await(instance, SEARCH, SilentBrokerScenario::isComplete);
      await(instance, "/documents/d/1", document -> document.statusCode() == 404);
    }
  }

  private static boolean isComplete(HttpResponse<String> search) {
    try {
      JsonNode body = Json.mapper().readTree(search.body());
      return search.statusCode() == 200 && body.path("complete").asBoolean();
    } catch (IOException e) {
      throw new AssertionError("no JSON: " + search.body(), e);
    }
  }

  private static HttpResponse<String> await(
      ServeProcess instance, String path, Predicate<HttpResponse<String>> condition)
      throws Exception {
    long end = System.nanoTime() + DEADLINE.toNanos();
    HttpResponse<String> answer = instance.get(path);
    while (!condition.test(answer)) {
      assertThat(System.nanoTime()).as("%s: %s", path, answer.body()).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      answer = instance.get(path);
    }
    return answer;
  }
}

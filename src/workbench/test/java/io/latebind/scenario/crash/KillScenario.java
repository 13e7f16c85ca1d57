package io.latebind.scenario.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.latebind.scenario.EntriesReader;
import io.latebind.scenario.EntryOracle;
import io.latebind.scenario.Installation;
import io.latebind.scenario.ServeProcess;
import io.latebind.scenario.TestIndexes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** For longer: {@code -Dscenario.kills=40 -Dscenario.rounds=10 -Dscenario.seed=S}. */
@Tag("deep")
class KillScenario {
  private static final int PAIRS = 6_000;
  private static final Duration DEADLINE = Duration.ofMinutes(2);

  @TempDir private Path folder;

  private final Map<String, String> written = new TreeMap<>();

  @Test
  void killingEverythingAtRandomMomentsLosesNothing() throws Exception {
    List<String> ids = shuffledIds();
    int kills = Integer.getInteger("scenario.kills", 4);
    Random random = new Random(Long.getLong("scenario.seed", 11));
    for (int round = 0; round < kills; round++) {
      try (ServeProcess latebind = startEmbedded()) {
        int share = ids.size() / kills;
        // What was not acknowledged may be lost with the broker: it is written again.
        write(latebind, ids.subList(round * share, (round + 1) * share));
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(700)).toNanos());
        latebind.kill();
      }
    }

    try (ServeProcess latebind = startEmbedded()) {
      awaitComplete(latebind);
    }
  }

  @Test
  void anInstanceIsKilledWithoutWarningAndTheOtherTakesOver() throws Exception {
    List<String> ids = shuffledIds();
    int rounds = Integer.getInteger("scenario.rounds", 1);
    try (ServeProcess broker = startEmbedded()) {
      int share = ids.size() / (rounds + 1);
      for (int round = 0; round < rounds; round++) {
        try (ServeProcess other = startSecond(broker)) {
          awaitStatus(other, status -> status.path("complete").asBoolean());
          write(broker, ids.subList(round * share, (round + 1) * share));
          other.kill();
        }
      }
      write(broker, ids.subList(rounds * share, ids.size()));

      awaitComplete(broker);
      awaitStatus(
          broker,
          status ->
              status.path("complete").asBoolean()
                  && status.path("entries").asLong() == PAIRS
                  && status.path("awaiting").asLong() == 0
                  && status.path("lag").asLong() == 0);
    }
  }

  private ServeProcess startEmbedded() throws IOException {
    return ServeProcess.start(
        folder.resolve("first.log"), "--embedded", "--data", folder.resolve("first").toString());
  }

  private ServeProcess startSecond(ServeProcess first) throws IOException {
    return ServeProcess.start(
        folder.resolve("second.log"),
        "--bootstrap-server",
        first.bootstrapServers(),
        "--data",
        folder.resolve("second").toString());
  }

  private static List<String> shuffledIds() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < PAIRS; i++) {
      ids.add("r/" + i);
      ids.add("t/" + i);
    }
    Collections.shuffle(ids, new Random(5));
    return ids;
  }

  private void write(ServeProcess latebind, List<String> ids)
      throws ExecutionException, InterruptedException {
    List<Future<?>> sent = new ArrayList<>();
    try (Producer<String, String> producer = Installation.producer(latebind.bootstrapServers())) {
      for (String id : ids) {
        int number = Integer.parseInt(id.substring(2));
        String json =
            id.startsWith("r")
                ? "{\"v\":%d,\"ref\":\"t/%d\"}".formatted(number, number)
                : "{\"name\":\"n%d\",\"next\":\"t/%d\"}".formatted(number, number / 2);
        written.put(id, json);
        sent.add(producer.send(new ProducerRecord<>("documents", id, json)));
      }
      for (Future<?> each : sent) {
        each.get();
      }
    }
  }

  private void awaitComplete(ServeProcess latebind) {
    Map<String, String> expected = EntryOracle.of(written, List.of(TestIndexes.hops()));
    try (EntriesReader entries = new EntriesReader(latebind.bootstrapServers(), "entries")) {
      entries.pollUntil(expected::equals, DEADLINE);
      assertThat(entries.standing()).isEqualTo(expected);
    }
  }

  private static void awaitStatus(ServeProcess latebind, Predicate<JsonNode> condition)
      throws InterruptedException {
    long end = System.nanoTime() + DEADLINE.toNanos();
    JsonNode status = latebind.status();
    while (!condition.test(status) && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
      status = latebind.status();
    }
    assertThat(condition.test(status)).as("status %s", status).isTrue();
  }
}

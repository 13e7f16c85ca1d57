package io.latebind.scenario.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.latebind.broker.EmbeddedBroker;
import io.latebind.scenario.Asking;
import io.latebind.scenario.Installation;
import io.latebind.scenario.ServeProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures how long a searcher with many vectors takes from its start to the first complete answer,
 * after {@code kill -9} and with nothing on its disk. Not part of a build:
 *
 * <pre>
 *   mvn verify -DskipUnitTests -Dit.test=SearchRestartMeasurement
 * </pre>
 *
 * <p>With {@code -Dmeasure.vectors} and {@code -Dmeasure.rounds}.
 */
class SearchRestartMeasurement {
  private static final int VECTORS = Integer.getInteger("measure.vectors", 100_000);
  private static final int ROUNDS = Integer.getInteger("measure.rounds", 3);
  private static final int DIMENSIONS = 128;
  private static final Duration LONGER_THAN_A_COMMIT = Duration.ofSeconds(8);
  private static final Duration DEADLINE = Duration.ofMinutes(10);
  private static final String INDEX =
      """
      name: vectors
      from: vectors/{n}
      fields:
        embedding: { type: vector, dimensions: 128, similarity: euclidean }
      """;

  @TempDir private Path folder;

  private final Random random = new Random(9);

  @BeforeEach
  void writeTheFiles() throws IOException {
    Files.writeString(Files.createDirectories(folder.resolve("indexes")).resolve("v.yaml"), INDEX);
    for (String role : List.of("indexer", "searcher")) {
      Files.writeString(folder.resolve(role + ".properties"), "latebind.roles=" + role + "\n");
    }
  }

  @Test
  void timeFromTheStartToTheFirstCompleteAnswer() throws Exception {
    var options = EmbeddedBroker.Options.keptIn(folder.resolve("broker"));
    try (EmbeddedBroker broker = EmbeddedBroker.start(options);
        ServeProcess indexer = start(broker, "indexer")) {
      write(broker);
      List<Double> nothing = new ArrayList<>();
      List<Double> killedAtOnce = new ArrayList<>();
      List<Double> killedAtRest = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        nothing.add(secondsToAnswer(broker, Duration.ZERO));
        killedAtOnce.add(secondsToAnswer(broker, LONGER_THAN_A_COMMIT));
        killedAtRest.add(secondsToAnswer(broker, Duration.ZERO));
        deleteState();
      }
      System.out.printf(Locale.ROOT, "| %,d vectors | first complete answer after |%n", VECTORS);
      System.out.println("|---|---|");
      System.out.println("| kill -9 at rest | " + spread(killedAtRest) + " |");
      System.out.println("| kill -9 right after the last record | " + spread(killedAtOnce) + " |");
      System.out.println("| a start with nothing | " + spread(nothing) + " |");
      assertThat(indexer.url()).isNotEmpty();
    }
  }

  private ServeProcess start(EmbeddedBroker broker, String role) throws IOException {
    return ServeProcess.start(
        folder.resolve("indexes"),
        folder.resolve(role + ".log"),
        "--bootstrap-server",
        broker.bootstrapServer(),
        "--config",
        folder.resolve(role + ".properties").toString(),
        "--data",
        folder.resolve(role).toString());
  }

  private void write(EmbeddedBroker broker) throws Exception {
    List<Future<?>> sent = new ArrayList<>();
    try (Producer<String, String> producer = Installation.producer(broker.bootstrapServer())) {
      for (int i = 0; i < VECTORS; i++) {
        String document = "{\"embedding\":" + vector() + "}";
        sent.add(producer.send(new ProducerRecord<>("documents", "vectors/" + i, document)));
      }
      for (Future<?> each : sent) {
        each.get();
      }
    }
  }

  /** In one of several clusters. */
  private String vector() {
    Random centre = new Random(random.nextInt(400));
    StringBuilder json = new StringBuilder("[");
    for (int i = 0; i < DIMENSIONS; i++) {
      float value = (float) (centre.nextGaussian() + 0.2 * random.nextGaussian());
      json.append(i == 0 ? "" : ",").append(value);
    }
    return json.append(']').toString();
  }

  /** Starts a searcher, waits until it knows everything, and kills it a while later. */
  private double secondsToAnswer(EmbeddedBroker broker, Duration later) throws Exception {
    String search = "{\"vector\":{\"field\":\"embedding\",\"k\":10,\"values\":" + vector() + "}}";
    long began = System.nanoTime();
    ServeProcess searcher = start(broker, "searcher");
    try (Asking client = new Asking(searcher.url())) {
      while (!knowsEverything(client, search)) {
        assertThat(System.nanoTime()).isLessThan(began + DEADLINE.toNanos());
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
      double seconds = (System.nanoTime() - began) / 1e9;
      LockSupport.parkNanos(later.toNanos());
      return seconds;
    } finally {
      searcher.kill();
    }
  }

  private static boolean knowsEverything(Asking client, String search) throws InterruptedException {
    JsonNode all = client.get("/indexes/vectors/search?limit=0&q=*:*").body();
    return all.path("complete").asBoolean()
        && all.path("total").path("value").asInt() == VECTORS
        && client.post("/indexes/vectors/search", search).body().path("complete").asBoolean();
  }

  /** But not the name of the instance, without which the group waits for the one that is gone. */
  private void deleteState() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("searcher").resolve("state"))) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }

  private static String spread(List<Double> seconds) {
    List<Double> sorted = seconds.stream().sorted().toList();
    return String.format(
        Locale.ROOT,
        "%.1f s (%.1f to %.1f)",
        sorted.get(sorted.size() / 2),
        sorted.getFirst(),
        sorted.getLast());
  }
}

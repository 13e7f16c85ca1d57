package io.latebind.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Measures how long it takes until boards that load a thousand products each show a change of all
 * products, how often they are evaluated for that, and the longest call of a processing thread. Not
 * part of a build:
 *
 * <pre>
 *   mvn verify -DskipUnitTests -Dit.test=BoardsMeasurement
 * </pre>
 */
class BoardsMeasurement {
  private static final int PRODUCTS = 1_000;
  private static final int ROUNDS = 5;

  @ParameterizedTest
  @CsvSource({"64, true", "64, false", "200, true", "200, false"})
  void untilBoardsShowAChangeOfAllProducts(int count, boolean foreign) throws Exception {
    Boards.Counting index = new Boards.Counting();
    try (Installation installation = Installation.start(index)) {
      Boards boards = Boards.write(installation, count, PRODUCTS, foreign);
      for (int round = 0; round < ROUNDS; round++) {
        long evaluations = index.evaluations();
        long begin = System.nanoTime();
        boards.change(installation, "after" + round);
        installation.awaitWritten();
        String last = "after" + round;
        String first = round == 0 ? "before" : "after" + (round - 1);
        installation.await(
            standing ->
                standing.size() == count
                    && standing.values().stream()
                        .allMatch(entry -> entry.contains(last) && !entry.contains(first)));
        System.out.printf(
            Locale.ROOT,
            "%d boards, %s products: %.2f s, %,d evaluations; longest call so far %s s%n",
            count,
            foreign ? "foreign" : "local",
            (System.nanoTime() - begin) / 1e9,
            index.evaluations() - evaluations,
            longestCall(installation));
      }
      assertThat(installation.entries().standing()).hasSize(count);
    }
  }

  /** Of the last minutes, as the metrics say. */
  private static String longestCall(Installation installation) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      URI uri = URI.create(installation.node().url()).resolve("/metrics");
      return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
          .body()
          .lines()
          .filter(line -> line.startsWith("latebind_indexer_calls_seconds_max"))
          .map(line -> line.substring(line.lastIndexOf(' ') + 1))
          .findFirst()
          .orElse("unknown");
    }
  }
}

package io.latebind.measure.vector;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.measure.search.Memory;
import io.latebind.measure.search.RandomVectors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Writers update embeddings while readers ask for the nearest: a list without a lock, the same
 * behind one lock, and Latebind's store. Not part of a build:
 *
 * <pre>
 *   mvn verify -DskipUnitTests -Dit.test=SearchConcurrencyMeasurement
 * </pre>
 *
 * <p>With {@code -Dmeasure.seconds}, {@code -Dmeasure.writers}, {@code -Dmeasure.readers}, {@code
 * -Dmeasure.vectors} and {@code -Dmeasure.updates} for other loads.
 */
class SearchConcurrencyMeasurement {
  private static final int VECTORS = Integer.getInteger("measure.vectors", 100_000);
  private static final Load LOAD =
      new Load(
          Integer.getInteger("measure.writers", 2),
          Integer.getInteger("measure.readers", 4),
          Integer.getInteger("measure.updates", 50),
          100,
          Duration.ofSeconds(Integer.getInteger("measure.seconds", 20)));
  private static final Duration WARM_UP = Duration.ofSeconds(5);

  private final RandomVectors vectors = RandomVectors.of(Long.getLong("measure.seed", 1));
  private final List<String> paced = new ArrayList<>();
  private final List<String> unpaced = new ArrayList<>();
  private final List<String> memory = new ArrayList<>();

  @Test
  void errorsAndThroughputUnderTheSameUpdates() throws Exception {
    measure("list without a lock", Maker.LIST);
    LoadOutcome locked = measure("list behind one lock", Maker.LOCKED_LIST);
    LoadOutcome lockedStore = measure("Latebind's store behind one lock", Maker.LOCKED_STORE);
    LoadOutcome latebind = measure("Latebind", Maker.STORE);

    print(locked, lockedStore, latebind);
    assertThat(latebind.answers().errors()).isEmpty();
    assertThat(latebind.answers().torn() + latebind.answers().wrong()).isZero();
  }

  private LoadOutcome measure(String name, Maker maker) throws Exception {
    long before = Memory.heapBytes();
    try (VectorContender contender = maker.make(VECTORS, vectors.dimensions(), LOAD.writers())) {
      Trial trial = new Trial(contender, vectors, VECTORS, LOAD.writers());
      long began = System.nanoTime();
      trial.fill();
      double fillSeconds = (System.nanoTime() - began) / 1e9;
      trial.run(LOAD.during(WARM_UP));
      LoadOutcome outcome = trial.run(LOAD);
      paced.add(outcome.row(name));
      unpaced.add(trial.run(LOAD.unpaced()).row(name));
      contender.settle();
      memory.add(memoryRow(name, fillSeconds, before, contender));
      return outcome;
    }
  }

  private static String memoryRow(
      String name, double fillSeconds, long before, VectorContender contender) throws Exception {
    return String.format(
        Locale.ROOT,
        "| %s | %,.0f/s | %,d MB | %,d MB | %,d MB |",
        name,
        VECTORS / fillSeconds,
        (Memory.heapBytes() - before) >> 20,
        contender.fileBytes() >> 20,
        Memory.residentBytes() >> 20);
  }

  private void print(LoadOutcome locked, LoadOutcome lockedStore, LoadOutcome latebind) {
    System.out.printf(
        Locale.ROOT,
        "%n%,d vectors of %d dimensions, %d writers, %d readers, %d s each, on %d cores%n",
        VECTORS,
        vectors.dimensions(),
        LOAD.writers(),
        LOAD.readers(),
        LOAD.time().toSeconds(),
        Runtime.getRuntime().availableProcessors());
    table("The same updates for all:", LoadOutcome.HEAD, paced);
    table("As many updates as each can:", LoadOutcome.HEAD, unpaced);
    table(
        "Memory:",
        "| contender | filled at | heap | files | process |\n|---|---|---|---|---|",
        memory);
    System.out.printf(
        Locale.ROOT,
        "%nQueries/s of Latebind over those of the list behind one lock: %.1f"
            + " (over its own store behind one lock: %.1f)%n",
        latebind.queriesPerSecond() / locked.queriesPerSecond(),
        latebind.queriesPerSecond() / lockedStore.queriesPerSecond());
  }

  private static void table(String title, String head, List<String> rows) {
    System.out.printf("%n%s%n%n%s%n", title, head);
    rows.forEach(System.out::println);
  }
}

package io.latebind.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulationTest {
  @Test
  void everySeedComesToRestWithTheRightEntries() {
    String single = System.getProperty("simulation.seed", "");
    if (!single.isEmpty()) {
      print(1, Simulation.run(Long.parseLong(single), Mutant.NONE).counts());
      return;
    }
    int seeds = Integer.getInteger("simulation.seeds", 2000);
    Map<Feature, Long> counts = new EnumMap<>(Feature.class);
    for (long seed = 0; seed < seeds; seed++) {
      Simulation.run(seed, Mutant.NONE)
          .counts()
          .forEach((feature, count) -> counts.merge(feature, count, Long::sum));
    }
    print(seeds, counts);
    if (seeds >= 500) {
      assertThat(counts.keySet()).as("features that occurred").contains(Feature.values());
    }
  }

  @Test
  void theSameSeedDoesTheSameAgain() {
    for (long seed = 0; seed < 20; seed++) {
      long first = Simulation.run(seed, Mutant.NONE).hash();
      long second = Simulation.run(seed, Mutant.NONE).hash();

      assertThat(second).as("hash of the trace of seed %d", seed).isEqualTo(first);
    }
  }

  /** Seeds that once failed, and what the core did wrong then. */
  @ParameterizedTest(name = "seed {0}: {1}")
  @CsvSource({
    "154, an index that came back while it was being withdrawn lost the entries it had lost",
    "19, a document withdrew the entry of another that had taken over its key",
    "430, a document that was refused under old limits stayed refused under new ones",
    "0, a store that failed made a document be refused"
  })
  void whatWentWrongOnceDoesNotAgain(long seed, String story) {
    Trace trace = Simulation.run(seed, Mutant.NONE);

    assertThat(trace.counts()).as(story).containsKey(Feature.RESTS);
  }

  private static void print(int seeds, Map<Feature, Long> counts) {
    System.out.println("simulation of " + seeds + " seeds: " + counts);
  }
}

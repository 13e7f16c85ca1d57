package io.latebind.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every planted mistake has to be noticed, from wherever one begins to look. */
class MutantsTest {
  private static final int MOST_SEEDS = 300;
  private static final List<Long> STARTS = List.of(1_000_000L, 2_000_000L, 3_000_000L);

  @Test
  void everyMutantIsCaught() {
    List<String> survivors = new ArrayList<>();
    StringBuilder table = new StringBuilder("seeds until a mutant is caught, on average\n");
    for (Map.Entry<String, Mutant> mutant : Mutants.all().entrySet()) {
      int seeds = STARTS.stream().mapToInt(start -> seeds(start, mutant.getValue())).sum();
      if (seeds >= MOST_SEEDS * STARTS.size()) {
        survivors.add(mutant.getKey());
      }
      table.append("%8.1f  %s%n".formatted((double) seeds / STARTS.size(), mutant.getKey()));
    }
    System.out.println(table);
    assertThat(survivors).as("mutants that nothing noticed").isEmpty();
  }

  /** How many seeds it takes to catch a mutant. */
  private static int seeds(long start, Mutant mutant) {
    for (int seeds = 1; seeds <= MOST_SEEDS; seeds++) {
      try {
        Simulation.run(start + seeds, mutant);
      } catch (Simulation.Failure caught) {
        return seeds;
      }
    }
    return MOST_SEEDS;
  }
}

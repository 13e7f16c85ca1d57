package io.latebind.simulation.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.simulation.check.Mutant;
import io.latebind.simulation.run.Simulation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every planted mistake has to be noticed, from wherever one begins to look. */
class MutantsTest {
  private static final int MOST_SEEDS = 4_000;
  private static final int SOON = 20;
  private static final List<Long> STARTS = List.of(1_000_000L, 2_000_000L, 3_000_000L);

  /** A mutant, and how many seeds it took to catch it, over all starts. */
  private record Hunt(String mutant, int seeds) {}

  /** What any build can do in seconds; the rest takes minutes. */
  @Test
  void mostMutantsAreCaughtSoon() {
    long soon =
        Mutants.all().values().parallelStream()
            .filter(mutant -> seeds(STARTS.getFirst(), mutant, SOON) < SOON)
            .count();
    assertThat(soon).isGreaterThanOrEqualTo(50);
  }

  @Test
  @Tag("deep")
  void everyMutantIsCaught() {
    List<Hunt> hunts = Mutants.all().entrySet().parallelStream().map(MutantsTest::hunt).toList();

    StringBuilder table = new StringBuilder("seeds until a mutant is caught, on average\n");
    for (Hunt hunt : hunts) {
      table.append("%8.1f  %s%n".formatted((double) hunt.seeds() / STARTS.size(), hunt.mutant()));
    }
    System.out.println(table);
    assertThat(hunts).as("mutants").hasSizeGreaterThanOrEqualTo(30);
    assertThat(hunts)
        .as("mutants that nothing noticed from one of the starts")
        .noneMatch(hunt -> hunt.seeds() >= MOST_SEEDS);
  }

  private static Hunt hunt(Map.Entry<String, Mutant> mutant) {
    return new Hunt(
        mutant.getKey(),
        STARTS.stream().mapToInt(start -> seeds(start, mutant.getValue(), MOST_SEEDS)).sum());
  }

  /** How many seeds it takes to catch a mutant. */
  private static int seeds(long start, Mutant mutant, int most) {
    for (int seeds = 1; seeds <= most; seeds++) {
      try {
        Simulation.run(start + seeds, mutant);
      } catch (Simulation.Failure caught) {
        return seeds;
      }
    }
    return most;
  }
}

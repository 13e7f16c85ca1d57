package io.latebind.simulation.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.simulation.check.Counts;
import io.latebind.simulation.check.Feature;
import io.latebind.simulation.check.Mutant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SimulationTest {
  @Test
  void everySeedComesToRestWithTheRightEntries() {
    String single = System.getProperty("simulation.seed", "");
    if (!single.isEmpty()) {
      System.out.println(Simulation.run(Long.parseLong(single), Mutant.NONE).counts().all());
      return;
    }
    int seeds = Integer.getInteger("simulation.seeds", 10_000);
    Counts counts = new Counts();
    LongStream.range(0, seeds)
        .parallel()
        .mapToObj(seed -> Simulation.run(seed, Mutant.NONE).counts())
        .forEach(counts::add);
    System.out.println("simulation of " + seeds + " seeds: " + counts.all());
    if (seeds >= 500) {
      assertThat(counts.all().keySet()).as("features that occurred").contains(Feature.values());
    }
  }

  @Test
  void theSameSeedDoesTheSameAgain() {
    for (long seed = 0; seed < 20; seed++) {
      int first = Simulation.run(seed, Mutant.NONE).hash();
      int second = Simulation.run(seed, Mutant.NONE).hash();

      assertThat(second).as("hash of the actions of seed %d", seed).isEqualTo(first);
    }
  }
}

package io.latebind.simulation.run;

import io.latebind.simulation.check.Counts;
import io.latebind.simulation.check.Mutant;
import io.latebind.simulation.check.Story;
import io.latebind.simulation.check.Violation;
import io.latebind.simulation.model.Action;
import io.latebind.simulation.model.Beginning;
import io.latebind.simulation.model.Chance;
import io.latebind.simulation.world.World;
import java.util.ArrayList;
import java.util.List;

/** One run of a world that a seed decides: phases of writes and faults, and after each a rest. */
public final class Simulation {
  private final Chance chance;
  private final Generator generator;
  private final Beginning beginning;
  private final World world;
  private final List<Action> actions = new ArrayList<>();
  private final SimulatedWriters writers;
  private final Faults faults;
  private final SimulatedProgress progress;
  private final int faultsPerMille;
  private final int producesPercent;

  private Simulation(long seed, Mutant mutant) {
    this.chance = new Chance(seed);
    this.generator = new Generator(chance);
    int partitions = chance.between(1, 5);
    int instances = chance.between(1, 3);
    this.beginning =
        new Beginning(
            partitions,
            instances,
            chance.between(1, instances == 1 ? 3 : 2),
            chance.percent(25) ? 1 : chance.between(2, 8),
            drain(chance),
            generator.homes(partitions),
            seed % 4 != 0,
            generator.setup());
    this.world = new World(beginning, mutant, Story.NONE);
    this.writers = new SimulatedWriters(this, generator, chance);
    this.faults = new Faults(this, generator, chance);
    this.progress = new SimulatedProgress(this, chance);
    this.faultsPerMille = chance.percent(20) ? 0 : chance.between(5, 120);
    this.producesPercent = chance.between(5, 40);
  }

  /** Often there is no time at all, so that commits leave dirty documents. */
  private static int drain(Chance chance) {
    int some = chance.percent(50) ? 0 : chance.between(1, 60);
    return chance.percent(30) ? 1_000 : some;
  }

  /**
   * Runs one seed.
   *
   * @throws Failure when something is not as it has to be
   */
  public static Outcome run(long seed, Mutant mutant) {
    Simulation simulation = new Simulation(seed, mutant);
    try {
      simulation.run();
    } catch (Violation e) {
      throw new Failure(seed, new Recording(simulation.beginning, simulation.actions), e);
    }
    return new Outcome(simulation.world.counts(), simulation.actions.hashCode());
  }

  /**
   * What a seed did.
   *
   * @param hash of all that happened
   */
  record Outcome(Counts counts, int hash) {}

  private void run() {
    int phases = chance.between(1, 4);
    for (int phase = 0; phase < phases; phase++) {
      int steps = chance.between(10, 400);
      for (int step = 0; step < steps; step++) {
        act();
      }
      rest();
    }
  }

  /** All faults are healed, and what is left is done. */
  void rest() {
    perform(new Action.Rest(1 + chance.below(1_000_000), faults.setup()));
  }

  private void act() {
    if (chance.below(1000) < faultsPerMille) {
      faults.next();
    } else if (chance.percent(producesPercent)) {
      writers.next();
    } else {
      progress.next(faultsPerMille > 0);
    }
  }

  /** A time without faults. */
  void work(int steps) {
    for (int step = 0; step < steps; step++) {
      if (chance.percent(producesPercent)) {
        writers.next();
      } else {
        progress.next(false);
      }
    }
  }

  World world() {
    return world;
  }

  /** Has something happen, and notes it when it could. */
  boolean perform(Action action) {
    actions.add(action);
    boolean could = world.perform(action);
    if (!could) {
      actions.removeLast();
    }
    return could;
  }

  /** A seed that failed, with what it did until then. */
  public static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long seed;
    private final transient Recording recording;
    private final Violation violation;

    Failure(long seed, Recording recording, Violation violation) {
      super(
          "seed "
              + seed
              + ", after "
              + recording.actions().size()
              + " actions: "
              + violation.getMessage()
              + "\nreplay and minimise it with\n  ./latebind simulate --seeds 1 --seed "
              + seed,
          violation);
      this.seed = seed;
      this.recording = recording;
      this.violation = violation;
    }

    long seed() {
      return seed;
    }

    Recording recording() {
      return recording;
    }

    Violation violation() {
      return violation;
    }
  }
}

package io.latebind.simulation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of a world: phases of writes and faults, and after each a rest that is checked. */
final class Simulation {
  private final Chance chance;
  private final Generator generator;
  private final World world;
  private final List<Setup> setups = new ArrayList<>();
  private final int faultsPerMille;
  private final int producesPercent;
  private int actions;
  private Setup setup;

  private Simulation(long seed, Mutant mutant) {
    this.chance = new Chance(seed);
    this.generator = new Generator(chance);
    int partitions = chance.between(1, 5);
    int threads = chance.between(1, Math.min(3, partitions));
    this.world = new World(partitions, threads, generator, mutant, chance);
    this.setup = world.threads().getFirst().setup();
    this.setups.add(setup);
    this.faultsPerMille = chance.percent(20) ? 0 : chance.between(5, 120);
    this.producesPercent = chance.between(10, 60);
  }

  /**
   * Runs one seed.
   *
   * @throws Failure when something is not as it has to be
   */
  static Trace run(long seed, Mutant mutant) {
    Simulation simulation = new Simulation(seed, mutant);
    try {
      simulation.run();
    } catch (AssertionError | RuntimeException e) {
      throw new Failure(seed, simulation.trace(), e);
    }
    return simulation.trace();
  }

  private Trace trace() {
    return world.trace();
  }

  private void run() {
    world.start();
    int phases = chance.between(1, 4);
    for (int phase = 0; phase < phases; phase++) {
      int steps = chance.between(10, 200);
      for (int step = 0; step < steps; step++) {
        act();
      }
      comeToRest();
      new Invariants(world, setup).check();
      trace().count(Feature.RESTS);
    }
  }

  private void act() {
    actions++;
    if (chance.below(1000) < faultsPerMille) {
      fault();
    } else if (chance.percent(producesPercent)) {
      produce();
    } else {
      work(chance.pick(world.threads()));
    }
  }

  private void produce() {
    String id = generator.id();
    Content before = world.history().latest(id);
    Content content = chance.percent(15) ? null : generator.content(before);
    trace().count(Feature.WRITES);
    count(id, before, content);
    world.produce(id, content);
  }

  private void count(String id, @Nullable Content before, @Nullable Content content) {
    if (content == null) {
      trace().count(Feature.DELETIONS);
    } else if (before == null) {
      if (world.history().of(id).size() > 1) {
        trace().count(Feature.RECREATIONS);
      }
    } else if (before.version() == content.version()) {
      trace().count(Feature.DUPLICATE_WRITES);
    } else if (before.noise() != content.noise() && before.name() == content.name()) {
      trace().count(Feature.UNREAD_CHANGES);
    }
  }

  private void work(StreamThread thread) {
    if (chance.percent(15)) {
      world.commit(thread);
      return;
    }
    List<Task> busy = thread.tasks().stream().filter(task -> !world.work(task).isEmpty()).toList();
    if (!busy.isEmpty()) {
      Task task = chance.pick(busy);
      world.perform(thread, task, chance.pick(world.work(task)));
    }
  }

  private void fault() {
    StreamThread thread = chance.pick(world.threads());
    switch (chance.below(9)) {
      case 0, 1 -> world.abort(thread);
      case 2, 3, 4 -> world.rebalance(thread, chance.pick(world.threads()));
      case 5 -> world.restart(thread, thread.setup());
      case 6, 7 -> redefine();
      default -> world.restart(thread, setup);
    }
  }

  /** Some threads come back with other definitions; the rest goes on with the old ones. */
  private void redefine() {
    Setup next = chance.percent(50) ? earlier() : generator.changed(setup);
    count(next);
    setup = next;
    setups.add(next);
    for (StreamThread thread : world.threads()) {
      if (chance.percent(70)) {
        world.restart(thread, next);
      } else {
        trace().count(Feature.MIXED_DEFINITIONS);
      }
    }
  }

  /** What was before: changed definitions are often changed back soon. */
  private Setup earlier() {
    int back = chance.percent(70) ? 2 : chance.between(1, setups.size());
    return setups.get(Math.max(0, setups.size() - back));
  }

  private void count(Setup next) {
    if (!next.limits().equals(setup.limits())) {
      trace().count(Feature.LIMITS_CHANGED);
    }
    for (Definition definition : next.definitions()) {
      Definition old = setup.definition(definition.name()).orElse(null);
      if (old == null) {
        trace().count(Feature.INDEXES_ADDED);
      } else if (!old.equals(definition)) {
        trace().count(Feature.DEFINITIONS_CHANGED);
        if (old.several() != definition.several()) {
          trace().count(Feature.SEVERAL_TOGGLED);
        }
      }
    }
    for (Definition definition : setup.definitions()) {
      if (next.definition(definition.name()).isEmpty()) {
        trace().count(Feature.INDEXES_REMOVED);
      }
    }
  }

  /** Without further faults, all has to be done in a number of steps that the work explains. */
  private void comeToRest() {
    for (StreamThread thread : world.threads()) {
      if (!thread.setup().equals(setup)) {
        world.restart(thread, setup);
      }
    }
    int bound = 2_000 + 100 * actions;
    for (int step = 0; !world.isAtRest(); step++) {
      if (step > bound) {
        throw new AssertionError("no rest after " + bound + " steps");
      }
      work(chance.pick(world.threads()));
    }
  }

  /** Why a seed failed, and what it did last. */
  static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Failure(long seed, Trace trace, Throwable cause) {
      super(
          "seed "
              + seed
              + ": "
              + cause
              + "\n\nreplay it with\n  mvn test -Dtest=SimulationTest"
              + " -Dsimulation.seed="
              + seed
              + "\n\nthe last of what happened\n"
              + trace,
          cause);
    }
  }
}

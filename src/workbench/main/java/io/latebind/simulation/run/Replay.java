package io.latebind.simulation.run;

import io.latebind.simulation.check.Check;
import io.latebind.simulation.check.Mutant;
import io.latebind.simulation.check.Story;
import io.latebind.simulation.check.Violation;
import io.latebind.simulation.model.Action;
import io.latebind.simulation.world.World;
import org.jspecify.annotations.Nullable;

/** A recording that was played again. */
public record Replay(int performed, @Nullable Violation violation) {
  /**
   * Plays a recording, skipping what cannot happen.
   *
   * @param story is told what happens
   */
  public static Replay of(Recording recording, Mutant mutant, Story story) {
    int performed = 0;
    try {
      World world = new World(recording.beginning(), mutant, story);
      for (Action action : recording.actions()) {
        performed++;
        world.perform(action);
      }
      return new Replay(performed, null);
    } catch (Violation e) {
      return new Replay(performed, e);
    }
  }

  /** Whether {@code check} is what did not hold. */
  boolean violates(Check check) {
    return violation != null && violation.check() == check;
  }
}

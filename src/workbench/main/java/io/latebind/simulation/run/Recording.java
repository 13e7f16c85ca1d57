package io.latebind.simulation.run;

import io.latebind.simulation.model.Action;
import io.latebind.simulation.model.Beginning;
import java.util.List;

/** All that decides a run: how the world began, and what happened. */
public record Recording(Beginning beginning, List<Action> actions) {
  public Recording {
    actions = List.copyOf(actions);
  }

  Recording with(List<Action> others) {
    return new Recording(beginning, others);
  }
}

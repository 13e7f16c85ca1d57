package io.latebind.simulation;

import java.util.List;

/** All that decides a run: how the world began, and what happened. */
record Recording(Beginning beginning, List<Action> actions) {
  Recording {
    actions = List.copyOf(actions);
  }

  Recording with(List<Action> others) {
    return new Recording(beginning, others);
  }
}

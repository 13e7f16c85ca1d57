package io.latebind.simulation.scope;

import io.latebind.simulation.model.Action;
import java.util.List;

/**
 * One of the ways to go on.
 *
 * @param actions what happens then, at once
 * @param client the client whose next write it is; -1 when it is none
 * @param isFault whether one fault less is left then
 */
record Choice(List<Action> actions, int client, boolean isFault) {
  Choice {
    actions = List.copyOf(actions);
  }

  static Choice of(Action... actions) {
    return new Choice(List.of(actions), -1, false);
  }

  static Choice fault(Action... actions) {
    return new Choice(List.of(actions), -1, true);
  }
}

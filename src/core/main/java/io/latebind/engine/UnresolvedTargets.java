package io.latebind.engine;

import io.latebind.protocol.State;
import io.latebind.protocol.Sweep;

/**
 * Targets that were asked for while a partition was catching up, and did not exist. They are not
 * reported as missing until the partition has caught up; an open sweep remembers them.
 */
final class UnresolvedTargets {
  private UnresolvedTargets() {}

  /** Records that a target that does not exist is asked for. */
  static void ask(String target, State state) {
    state.putQuestion(target);
    if (!Sweep.BEGIN.equals(state.sweep(Sweep.QUESTIONS))) {
      state.putSweep(Sweep.QUESTIONS, Sweep.BEGIN);
    }
  }
}

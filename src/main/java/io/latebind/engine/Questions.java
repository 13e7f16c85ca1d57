package io.latebind.engine;

/**
 * Targets that were asked for while a partition caught up, and did not exist: nobody is told so
 * before the partition has caught up. Which they are is remembered by an open sweep.
 */
final class Questions {
  private Questions() {}

  /** Somebody asks for a target that does not exist. */
  static void ask(String target, State state) {
    state.putQuestion(target);
    if (!Sweep.BEGIN.equals(state.sweep(Sweep.QUESTIONS))) {
      state.putSweep(Sweep.QUESTIONS, Sweep.BEGIN);
    }
  }
}

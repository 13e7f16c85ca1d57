package io.latebind.engine;

/**
 * Documents that load something that has changed, and were not evaluated since. An open sweep says
 * that there are some. Each is evaluated once, however much of what it loads has changed.
 *
 * <p>What is dirty is state: what a transaction does not evaluate any more it leaves dirty, and the
 * two are committed together.
 */
final class Dirty {
  private Dirty() {}

  /** Something that a document loads has changed. */
  static void put(String id, State state) {
    if (state.dirtyCount() == 0) {
      state.putSweep(Sweep.DIRTY, Sweep.BEGIN);
    }
    state.putDirty(id);
  }

  /** A document was evaluated. */
  static void remove(String id, State state) {
    if (state.dirtyCount() == 0) {
      return;
    }
    state.removeDirty(id);
    if (state.dirtyCount() == 0) {
      state.removeSweep(Sweep.DIRTY);
    }
  }
}

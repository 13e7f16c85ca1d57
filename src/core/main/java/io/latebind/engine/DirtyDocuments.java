package io.latebind.engine;

import io.latebind.protocol.State;
import io.latebind.protocol.Sweep;

/**
 * Dirty documents: those that load something that has changed, and were not evaluated since. An
 * open sweep says that there are some. Each is evaluated once, however much of what it loads has
 * changed.
 *
 * <p>Dirty documents are part of the state: what a transaction does not evaluate, it commits as
 * dirty.
 */
final class DirtyDocuments {
  private DirtyDocuments() {}

  /** Marks a document dirty: something that it loads has changed. */
  static void put(String id, State state) {
    if (state.dirtyCount() == 0) {
      state.putSweep(Sweep.DIRTY, Sweep.BEGIN);
    }
    state.putDirty(id);
  }

  /** Marks a document clean: it was evaluated. */
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

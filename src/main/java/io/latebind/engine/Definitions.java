package io.latebind.engine;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares the indexes of today with those that a partition started with last time. */
final class Definitions {
  private final Map<String, String> fingerprints = new TreeMap<>();

  Definitions(Collection<? extends Index> indexes, Limits limits) {
    for (Index index : indexes) {
      if (fingerprints.put(index.name(), IndexState.fingerprint(index, limits)) != null) {
        throw new IllegalArgumentException(
            "two indexes have the name " + index.name() + "; rename one of them");
      }
    }
  }

  /**
   * Notes the definitions of today.
   *
   * <p>An index that is gone loses its fingerprint until its last entry is withdrawn. Should it
   * come back before that, it is a changed one, and the documents that have lost their entries are
   * visited again.
   *
   * @return whether any of them is new, changed or gone, so that all documents are to be evaluated
   */
  boolean adopt(State state) {
    boolean changed = false;
    for (Map.Entry<String, String> index : fingerprints.entrySet()) {
      changed |= adopt(index.getKey(), index.getValue(), state);
    }
    for (String known : state.indexes()) {
      if (!fingerprints.containsKey(known)) {
        changed |= adopt(known, IndexState.GONE, state);
      }
    }
    return changed;
  }

  private static boolean adopt(String name, String fingerprint, State state) {
    IndexState known = state.index(name);
    if (known == null) {
      state.putIndex(name, IndexState.empty(fingerprint));
      return true;
    }
    if (known.fingerprint().equals(fingerprint)) {
      return false;
    }
    state.putIndex(
        name, new IndexState(fingerprint, known.entries(), known.awaiting(), known.missing()));
    return true;
  }

  /** Forgets indexes that are gone, after a sweep has withdrawn their last entry. */
  void forgetRemoved(State state) {
    List<String> known = state.indexes();
    known.stream().filter(name -> !fingerprints.containsKey(name)).forEach(state::removeIndex);
  }
}

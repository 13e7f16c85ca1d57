package io.latebind.engine;

import io.latebind.index.Evaluation;
import io.latebind.index.Index;
import io.latebind.index.Limits;
import io.latebind.index.RowLimits;
import io.latebind.protocol.IndexState;
import io.latebind.protocol.State;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares the current indexes with those that a partition last started with. */
final class IndexChanges {
  private static final int MAX_NAME_BYTES = 255;

  /**
   * The size of an outcome without references and names: the rejection as UTF-8, counts and
   * lengths.
   */
  private static final int OUTCOME_BYTES = 3 * (Evaluation.MAX_REJECTION + 3) + 32;

  private final Map<String, String> fingerprints = new TreeMap<>();

  IndexChanges(Collection<? extends Index> indexes, Limits limits) {
    check(indexes, limits.rows());
    for (Index index : indexes) {
      if (fingerprints.put(index.name(), IndexState.fingerprint(index, limits)) != null) {
        throw new IllegalArgumentException(
            "two indexes have the name " + index.name() + "; rename one of them");
      }
    }
  }

  /** Checks that what is stored of all indexes, also with each document, fits its row. */
  static void check(Collection<? extends Index> indexes, RowLimits rows) {
    long bytes = 0;
    for (Index index : indexes) {
      int name = RowLimits.utf8Bytes(index.name());
      int fingerprint = RowLimits.utf8Bytes(index.fingerprint());
      if (name > MAX_NAME_BYTES || fingerprint > rows.rowBytes() / 2) {
        throw new IllegalArgumentException(
            ("the name of an index has at most %d bytes and its fingerprint %d, and those of %.50s"
                    + " have %d and %d; shorten them")
                .formatted(MAX_NAME_BYTES, rows.rowBytes() / 2, index.name(), name, fingerprint));
      }
      bytes += OUTCOME_BYTES + 2L * name;
    }
    if (bytes > rows.indexBytes()) {
      throw new IllegalArgumentException(
          "what "
              + indexes.size()
              + " indexes have to say of a document may take "
              + bytes
              + " bytes, and at most "
              + rows.indexBytes()
              + " are allowed; define fewer indexes, or allow larger messages");
    }
  }

  /**
   * Records the current definitions.
   *
   * <p>A removed index loses its fingerprint until its last entry is withdrawn. If it comes back
   * before that, it counts as changed, and the documents that have lost their entries are visited
   * again.
   *
   * @return whether any of them is new, changed or removed, so that all documents must be evaluated
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

  /** Forgets removed indexes, after a sweep has withdrawn their last entry. */
  void forgetRemoved(State state) {
    List<String> known = state.indexes();
    known.stream().filter(name -> !fingerprints.containsKey(name)).forEach(state::removeIndex);
  }
}

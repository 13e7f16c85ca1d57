package io.latebind.engine;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a document was evaluated to last, index by index.
 *
 * @param indexes name of the index to its outcome
 */
public record Evaluated(SortedMap<String, Outcome> indexes) {
  /** Of a document that was never evaluated. */
  public static final Evaluated NEVER = new Evaluated(Collections.emptySortedMap());

  /** Copies the map. */
  public Evaluated {
    indexes = Collections.unmodifiableSortedMap(new TreeMap<>(indexes));
  }

  /** Every id that any index loaded, without repeats. */
  public Set<String> references() {
    if (indexes.isEmpty()) {
      return Set.of();
    }
    List<String> ofFirst = of(indexes.firstKey()).references();
    if (indexes.size() == 1 && ofFirst.size() <= 1) {
      return Set.copyOf(ofFirst);
    }
    Set<String> all = new LinkedHashSet<>();
    indexes.values().forEach(outcome -> all.addAll(outcome.references()));
    return all;
  }

  /** What one index had of the document last time; nothing when it never had anything. */
  public Outcome of(String index) {
    return indexes.getOrDefault(index, Outcome.NOTHING);
  }

  /**
   * What one index made of the document.
   *
   * @param awaiting whether an answer is still to come; the rest is then of before, but for the
   *     references, which have grown
   * @param references the ids it loaded, in load order
   * @param several whether the entries' keys are numbered
   * @param entries the number of its published entries
   * @param missing whether those entries name a missing reference
   * @param rejection why there is no entry, when the index refused the document
   */
  public record Outcome(
      boolean awaiting,
      List<String> references,
      boolean several,
      int entries,
      boolean missing,
      @Nullable String rejection) {
    /** Of an index that has nothing of the document. */
    public static final Outcome NOTHING = new Outcome(false, List.of(), false, 0, false, null);

    /** Copies the list. */
    public Outcome {
      references = List.copyOf(references);
    }
  }
}

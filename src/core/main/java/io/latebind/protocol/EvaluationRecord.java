package io.latebind.protocol;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The last evaluation of a document, index by index.
 *
 * @param indexes from the name of an index to its outcome
 */
public record EvaluationRecord(SortedMap<String, Outcome> indexes) {
  /** The record of a document that was never evaluated. */
  public static final EvaluationRecord NEVER = new EvaluationRecord(Collections.emptySortedMap());

  /** Copies the map. */
  public EvaluationRecord {
    indexes = Collections.unmodifiableSortedMap(new TreeMap<>(indexes));
  }

  /** Every id that any index loaded, without duplicates. */
  public Set<String> references() {
    if (indexes.isEmpty()) {
      return Set.of();
    }
    List<String> ofFirst = of(indexes.firstKey()).references();
    if (indexes.size() == 1 && ofFirst.size() <= 1) {
      return ofFirst.isEmpty() ? Set.of() : Set.of(ofFirst.getFirst());
    }
    Set<String> all = new LinkedHashSet<>();
    indexes.values().forEach(outcome -> all.addAll(outcome.references()));
    return all;
  }

  /** The last outcome of one index; {@link Outcome#NOTHING} when it never had one. */
  public Outcome of(String index) {
    return indexes.getOrDefault(index, Outcome.NOTHING);
  }

  /**
   * What one index made from the document.
   *
   * @param awaiting whether an answer is still awaited; the rest is then that of the previous
   *     outcome, except the references, which have grown
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
    /** The outcome of an index that has nothing from the document. */
    public static final Outcome NOTHING = new Outcome(false, List.of(), false, 0, false, null);

    /** Copies the list. */
    public Outcome {
      references = List.copyOf(references);
    }
  }
}

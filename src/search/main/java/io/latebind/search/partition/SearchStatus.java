package io.latebind.search.partition;

import java.util.Map;

/**
 * The progress of the search of a partition.
 *
 * @param applied the offset of the last record of {@code entries} that was applied; -1 for none
 * @param visible the offset of the last record that searches see, with all before it; -1 for none
 * @param rebuilding whether an index is being rebuilt after its definition changed
 * @param entries maps the name of an index to the number of its entries that searches see
 */
public record SearchStatus(
    long applied, long visible, boolean rebuilding, Map<String, Long> entries) {
  /** Copies the map. */
  public SearchStatus {
    entries = Map.copyOf(entries);
  }
}

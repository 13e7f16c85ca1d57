package io.latebind.search.result;

import java.util.Map;

/**
 * How many entries have each value of a field.
 *
 * @param counts maps each value to its number of entries
 * @param others how many entries have values that are not listed, as an upper bound; 0 if all are
 *     listed
 */
public record Facet(Map<String, Long> counts, long others) {
  /** Copies the map. */
  public Facet {
    counts = Map.copyOf(counts);
  }
}

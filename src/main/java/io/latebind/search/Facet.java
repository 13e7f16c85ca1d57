package io.latebind.search;

import java.util.Map;

/**
 * How many entries have which value.
 *
 * @param counts value to number of entries
 * @param others how many entries have values that are not told, an upper bound; 0 when all are
 */
public record Facet(Map<String, Long> counts, long others) {
  /** Copies the map. */
  public Facet {
    counts = Map.copyOf(counts);
  }
}

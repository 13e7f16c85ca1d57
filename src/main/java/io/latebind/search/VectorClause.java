package io.latebind.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A search for the nearest vectors.
 *
 * @param field a vector field
 * @param values the vector; null when {@code like} names an entry that has it
 * @param like the id of an entry, which itself is left out; null when there are {@code values}
 * @param k how many entries are wanted, over all partitions
 * @param candidates how many are looked at in each partition, at least {@code k}: more find the
 *     true nearest more surely and take longer; 0 for the default
 */
public record VectorClause(
    String field, @Nullable List<Float> values, @Nullable String like, int k, int candidates) {
  /** Copies the vector. */
  public VectorClause {
    values = values == null ? null : List.copyOf(values);
  }
}

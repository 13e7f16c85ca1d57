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
  /** So many find 99 of 100 of the ten nearest in one graph of 100,000 vectors. */
  private static final int OF_ONE_PARTITION = 100;

  /** Where the nearest all lie in one of several partitions, so many still find 95 of 100. */
  private static final int FEWEST = 50;

  /** Copies the vector. */
  public VectorClause {
    values = values == null ? null : List.copyOf(values);
  }

  /**
   * The same with as many candidates as are worth while, unless it says how many. The nearest are
   * spread over the partitions, so that each has to look for fewer of them: its share of them all,
   * and three standard deviations.
   *
   * @param most that there may be
   */
  public VectorClause over(int partitions, int most) {
    return candidates > 0
        ? this
        : new VectorClause(field, values, like, k, Math.max(k, Math.min(most, share(partitions))));
  }

  private int share(int partitions) {
    double all = Math.max(OF_ONE_PARTITION, 2.0 * k);
    double share = all / partitions;
    double deviation = Math.sqrt(share * (1 - 1.0 / partitions));
    return (int) Math.ceil(Math.max(FEWEST, share + 3 * deviation));
  }
}

package io.latebind.search.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A search for the nearest vectors.
 *
 * @param field a vector field
 * @param values the vector; null if {@code like} names an entry that has it
 * @param like the id of an entry, which is itself left out; null if there are {@code values}
 * @param k the number of entries wanted, over all partitions
 * @param candidates the number of candidates in each partition, at least {@code k}: more improve
 *     recall and take longer; 0 for the default
 */
public record VectorClause(
    String field, @Nullable List<Float> values, @Nullable String like, int k, int candidates) {
  /**
   * The candidates that give a recall of 0.99 for the ten nearest in one graph of 100,000 vectors.
   */
  private static final int OF_ONE_PARTITION = 100;

  /** The candidates that still give 0.95 if one of several partitions has all of the nearest. */
  private static final int FEWEST = 50;

  /** Copies the vector. */
  public VectorClause {
    values = values == null ? null : List.copyOf(values);
  }

  /**
   * The same with as many candidates as are worthwhile, unless their number is given. The nearest
   * are spread over the partitions, so each needs to find only its expected share of them, plus
   * three standard deviations.
   *
   * @param most the largest number of candidates
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

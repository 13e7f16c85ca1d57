package io.latebind.search.query;

/**
 * A key to sort by. Entries without a value come last in either direction; of several values, the
 * smallest counts in ascending order and the largest in descending order.
 *
 * @param field a field, {@link #SCORE} or {@code _id}
 */
public record SortKey(String field, boolean descending) {
  /** The field that stands for the score. */
  public static final String SCORE = "_score";
}

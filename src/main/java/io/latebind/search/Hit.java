package io.latebind.search;

import java.util.List;

/**
 * A hit of one partition.
 *
 * @param id of the entry: its key on the {@code entries} topic without the index in front
 * @param score the larger the better; NaN where scores were not asked for
 * @param sortValues one for each key to sort by: Float for the score, String, Long or Double, or
 *     {@link Missing}
 * @param place where its partition finds the entry, until the answer is closed
 */
public record Hit(String id, float score, List<Object> sortValues, int place) {
  /** Stands where an entry has no value to sort by. */
  public enum Missing {
    /** No value. */
    MISSING
  }

  /** Copies the list. */
  public Hit {
    sortValues = List.copyOf(sortValues);
  }
}

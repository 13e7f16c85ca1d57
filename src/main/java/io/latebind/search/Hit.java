package io.latebind.search;

import java.util.List;

/**
 * A hit of one partition.
 *
 * <p>Hits are in the order of {@link SearchRequest#order()}, then of their ids. Strings, ids
 * included, are in the order of their code points, which is that of their bytes in UTF-8 and not
 * {@link String#compareTo}; {@link Missing} comes last whatever the direction.
 *
 * @param id of the entry: its key on the {@code entries} topic without the index in front
 * @param score the larger the better; NaN where scores were not asked for
 * @param sortValues one for each key of {@link SearchRequest#order()}: Float for the score, String
 *     for keywords and booleans, Long for longs and dates (in epoch milliseconds), Double for
 *     doubles, or {@link Missing}; empty for the nearest vectors
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

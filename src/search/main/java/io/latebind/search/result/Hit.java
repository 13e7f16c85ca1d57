package io.latebind.search.result;

import io.latebind.search.query.SearchRequest;
import java.util.List;

/**
 * A hit of one partition.
 *
 * <p>Hits are ordered by {@link SearchRequest#order()}, then by id. Strings, including ids, are
 * ordered by code point, which is the order of their UTF-8 bytes and not {@link String#compareTo};
 * {@link Missing} comes last in either direction.
 *
 * @param id the entry's key on the {@code entries} topic without the leading index
 * @param score the higher the better; NaN if scores were not requested
 * @param sortValues one for each key of {@link SearchRequest#order()}: Float for the score, String
 *     for keywords and booleans, Long for longs and dates (in epoch milliseconds), Double for
 *     doubles, or {@link Missing}; empty for the nearest vectors
 * @param place where its partition finds the entry, until the {@link PartitionHits} are closed
 */
public record Hit(String id, float score, List<Object> sortValues, int place) {
  /** Stands in for the sort value of an entry that has none. */
  public enum Missing {
    /** No value. */
    MISSING
  }

  /** Copies the list. */
  public Hit {
    sortValues = List.copyOf(sortValues);
  }
}

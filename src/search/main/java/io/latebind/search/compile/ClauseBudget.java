package io.latebind.search.compile;

import io.latebind.search.query.SearchException;
import io.latebind.search.query.SearchLimits;

/**
 * Counts the conditions of one request as Lucene sees them: every word of a text in every field
 * that is searched for it. Lucene's own limit, which is process-wide, is never reached.
 */
final class ClauseBudget {
  private final int limit;
  private long spent;

  ClauseBudget(SearchLimits limits) {
    this.limit = limits.clauses();
  }

  /** Counts more conditions. */
  void spend(int clauses) {
    spent += clauses;
    if (spent > limit) {
      throw new SearchException(
          "The search comes to more than "
              + limit
              + " conditions, each word of a text counted; ask for fewer, or shorter texts",
          "clauses");
    }
  }

  /** How many words of a text are worth analyzing: one more than the limit. */
  int words() {
    return limit + 1;
  }
}

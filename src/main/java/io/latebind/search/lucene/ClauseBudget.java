package io.latebind.search.lucene;

import io.latebind.search.SearchException;
import io.latebind.search.SearchLimits;

/**
 * Counts the conditions of one request as Lucene will see them: every word of a text in every field
 * that it is looked for in. Lucene's own limit, one for the whole process, is never met.
 */
final class ClauseBudget {
  private final int limit;
  private long spent;

  ClauseBudget(SearchLimits limits) {
    this.limit = limits.clauses();
  }

  /** Takes note of more conditions. */
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

  /** How many words of a text are worth being looked at: one more than may be. */
  int words() {
    return limit + 1;
  }
}

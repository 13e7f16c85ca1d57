package io.latebind.search;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks of an index.
 *
 * @param query what is looked for; null when only {@code vector} or {@code filter} say it
 * @param filter what must hold besides, without score; null for nothing
 * @param vector the nearest vectors; with a query, both rankings are fused
 * @param sort the order; empty for the best scores first. Ties are broken by id
 * @param limit how many hits
 * @param offset how many hits are left out in front
 * @param cursor go on behind where another answer ended; null to begin
 * @param facets how many entries have which values
 * @param highlight text fields of which the fitting passages are wanted
 * @param refresh whether everything that a partition has applied when it is asked is to be seen
 * @param timeout when an answer is given up; null for the default
 * @param fields what is told of the entries that are found; empty for everything
 */
public record SearchRequest(
    @Nullable Clause query,
    @Nullable Clause filter,
    @Nullable VectorClause vector,
    List<SortKey> sort,
    int limit,
    int offset,
    @Nullable String cursor,
    List<FacetRequest> facets,
    List<String> highlight,
    boolean refresh,
    @Nullable Duration timeout,
    List<String> fields) {
  /** Copies the lists. */
  public SearchRequest {
    fields = List.copyOf(fields);
    sort = List.copyOf(sort);
    facets = List.copyOf(facets);
    highlight = List.copyOf(highlight);
  }

  /** A request for whole entries. */
  public SearchRequest(
      @Nullable Clause query,
      @Nullable Clause filter,
      @Nullable VectorClause vector,
      List<SortKey> sort,
      int limit,
      int offset,
      @Nullable String cursor,
      List<FacetRequest> facets,
      List<String> highlight,
      boolean refresh,
      @Nullable Duration timeout) {
    this(
        query, filter, vector, sort, limit, offset, cursor, facets, highlight, refresh, timeout,
        List.of());
  }

  /** The same with another vector. */
  public SearchRequest withVector(VectorClause other) {
    return new SearchRequest(
        query, filter, other, sort, limit, offset, cursor, facets, highlight, refresh, timeout,
        fields);
  }

  /** Whether entries are looked for that fit, and not only those whose vectors are near. */
  public boolean matches() {
    return query != null || vector == null;
  }

  /**
   * The keys by which fitting entries are ordered, ties by entry id: those that were asked for, or
   * else the best scores first. Without a query there are no scores, and the id alone orders.
   */
  public List<SortKey> order() {
    if (!sort.isEmpty() || query == null) {
      return sort;
    }
    return List.of(new SortKey(SortKey.SCORE, true));
  }

  /** Whether scores of the query are needed, and so {@link TermStatistics}. */
  public boolean scored() {
    return query != null && order().stream().anyMatch(key -> key.field().equals(SortKey.SCORE));
  }
}

package io.latebind.search.query;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A search of an index, as a client requests it.
 *
 * @param query what to search for; null for a search by {@code vector} or {@code filter} alone
 * @param filter what must also match, without counting towards the score; null for none
 * @param vector a search for the nearest vectors; with a query, both rankings are fused; null for
 *     none
 * @param sort the order; empty for the best scores first. Ties are broken by id
 * @param limit the number of hits
 * @param offset the number of hits to skip
 * @param cursor continues where a previous answer ended; null for the first page
 * @param facets the fields whose values are counted
 * @param highlight text fields whose matching passages are returned
 * @param refresh whether the search must see everything that a partition has applied when asked
 * @param timeout the time after which the search is given up; null for the default
 * @param fields the fields returned of each entry; empty for whole entries
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

  /** Whether to search for matching entries, and not only for the nearest vectors. */
  public boolean matches() {
    return query != null || vector == null;
  }

  /**
   * The keys by which matching entries are ordered, ties by entry id: the requested ones, or else
   * the best scores first. Without a query there are no scores, and only the id decides.
   */
  public List<SortKey> order() {
    if (!sort.isEmpty() || query == null) {
      return sort;
    }
    return List.of(new SortKey(SortKey.SCORE, true));
  }

  /** Whether scores of the query are needed, and therefore term statistics. */
  public boolean scored() {
    return query != null && order().stream().anyMatch(key -> key.field().equals(SortKey.SCORE));
  }
}

package io.latebind.contract;

import io.latebind.search.query.Clause;
import io.latebind.search.query.FacetRequest;
import io.latebind.search.query.SearchRequest;
import io.latebind.search.query.SortKey;
import io.latebind.search.query.VectorClause;
import java.util.List;
import java.util.Map;

/** Makes requests of all kinds. */
final class Requests {
  /** Then every vector is looked at, and the nearest are the true ones. */
  private static final int ALL_CANDIDATES = 1_000;

  private static final List<String> KEYS =
      List.of(
          Schema.KEYWORD, Schema.FLAG, Schema.LONG, Schema.DOUBLE, Schema.DATE, "_missing", "_id");

  private final RandomChoices chance;
  private final Clauses clauses;
  private final Values values;
  private final List<String> ids;
  private final boolean scored;

  /**
   * For one world.
   *
   * @param scored whether scores may be asked for
   */
  Requests(RandomChoices chance, List<String> ids, Map<String, Clause> meanings, boolean scored) {
    this.chance = chance;
    this.clauses = new Clauses(chance, ids, meanings);
    this.values = new Values(chance);
    this.ids = ids;
    this.scored = scored;
  }

  SearchRequest request() {
    Clause filter = chance.percent(40) ? filter() : null;
    VectorClause vector = chance.percent(20) ? vector() : null;
    boolean ordered = vector == null && (!scored || chance.percent(40));
    Clause query = (ordered || scored) && chance.percent(80) ? clauses.clause() : null;
    List<SortKey> sort = ordered ? sort(query != null) : List.of();
    return new SearchRequest(
        query,
        filter,
        vector,
        sort,
        chance.percent(10) ? 0 : chance.below(15) + 1,
        chance.percent(70) ? 0 : chance.below(10),
        null,
        facets(),
        List.of(),
        false,
        null);
  }

  private Clause filter() {
    Clause loose = chance.percent(20) ? clauses.loose() : null;
    return loose == null ? clauses.clause() : loose;
  }

  /** Without a score, a query has to have an order. */
  private List<SortKey> sort(boolean query) {
    List<SortKey> keys = chance.some(2, () -> key(query));
    return keys.isEmpty() ? List.of(key(false)) : keys;
  }

  private SortKey key(boolean query) {
    return scored && query && chance.percent(25)
        ? new SortKey(SortKey.SCORE, chance.percent(70))
        : new SortKey(chance.pick(KEYS), chance.percent(50));
  }

  private VectorClause vector() {
    return new VectorClause(
        chance.percent(50) ? Schema.ROUND : Schema.FLAT,
        values.vector(),
        chance.percent(30) ? chance.pick(ids) : null,
        chance.below(12) + 1,
        ALL_CANDIDATES);
  }

  private List<FacetRequest> facets() {
    return chance.percent(80)
        ? List.of()
        : List.of(
            new FacetRequest(Schema.KEYWORD, 10),
            new FacetRequest(Schema.FLAG, 10),
            new FacetRequest("_missing", 10));
  }

  /** The same request for other hits. */
  static SearchRequest page(SearchRequest of, int offset, int limit) {
    return new SearchRequest(
        of.query(),
        of.filter(),
        of.vector(),
        of.sort(),
        limit,
        offset,
        of.cursor(),
        of.facets(),
        of.highlight(),
        of.refresh(),
        of.timeout());
  }
}

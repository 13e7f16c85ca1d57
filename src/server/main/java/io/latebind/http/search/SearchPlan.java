package io.latebind.http.search;

import io.latebind.http.search.shard.HitsShardQuery;
import io.latebind.http.search.shard.ParsedSearch;
import io.latebind.search.partition.GlobalTermStatistics;
import io.latebind.search.query.Clause;
import io.latebind.search.query.SearchRequest;
import io.latebind.search.query.SearchSchema;
import io.latebind.search.query.VectorClause;
import io.latebind.search.result.Cursor;
import io.latebind.search.result.HitOrder;
import io.latebind.search.result.RankFusion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The plan of a search: what each partition has to find, so that the page can be cut out of the
 * merged results.
 *
 * @param asked the search; its vector has values
 * @param like the entry for which similar ones are searched, which is left out; null for none
 * @param order the order of the query's hits
 * @param after the position after which they begin
 */
record SearchPlan(ParsedSearch asked, @Nullable String like, HitOrder order, List<Object> after) {
  /**
   * The plan of a search.
   *
   * @throws io.latebind.search.query.SearchException if its cursor belongs to another search
   */
  static SearchPlan of(ParsedSearch asked, @Nullable String like, SearchSchema schema) {
    SearchRequest request = asked.request();
    return new SearchPlan(asked, like, HitOrder.of(request), Cursor.after(schema, request));
  }

  private SearchRequest request() {
    return asked.request();
  }

  /** Whether two rankings are fused. */
  boolean isFused() {
    return request().matches() && request().vector() != null;
  }

  /** Whether scores depend on term statistics, which all partitions have to report first. */
  boolean needsStatistics() {
    Clause query = request().query();
    return query != null && request().scored() && scoresTerms(query);
  }

  private static boolean scoresTerms(Clause clause) {
    return switch (clause) {
      case Clause.QueryString query -> true;
      case Clause.Term term -> true;
      case Clause.Terms terms -> true;
      case Clause.Match match -> true;
      case Clause.Phrase phrase -> true;
      case Clause.Boost boost -> scoresTerms(boost.query());
      case Clause.Bool bool ->
          bool.must().stream().anyMatch(SearchPlan::scoresTerms)
              || bool.should().stream().anyMatch(SearchPlan::scoresTerms);
      case Clause.MatchAll all -> false;
      case Clause.Prefix prefix -> false;
      case Clause.Wildcard wildcard -> false;
      case Clause.Range range -> false;
      case Clause.Exists exists -> false;
      case Clause.Ids ids -> false;
    };
  }

  /** The number of the last hit to return, from 1, plus one to know whether more follow. */
  private int needed() {
    return request().limit() == 0 ? 0 : request().offset() + request().limit() + 1;
  }

  /** The number of vectors to rank, without that of the entry {@code like}. */
  int k() {
    VectorClause vector = request().vector();
    return vector == null ? 0 : vector.k() - (like == null ? 0 : 1);
  }

  /** The number of the query's hits that are needed from each partition. */
  int hits() {
    if (!request().matches()) {
      return 0;
    }
    return isFused() ? RankFusion.window(needed(), k()) : needed();
  }

  /** The number of nearest vectors whose entries are needed. */
  int entries() {
    int all = k() + (like == null ? 0 : 1);
    boolean counted = !request().matches() && !request().facets().isEmpty();
    return isFused() || counted ? all : Math.min(all, needed() + 1);
  }

  /** The query for the partitions. */
  HitsShardQuery question(@Nullable GlobalTermStatistics statistics) {
    return new HitsShardQuery(asked, hits(), entries(), after, statistics);
  }
}

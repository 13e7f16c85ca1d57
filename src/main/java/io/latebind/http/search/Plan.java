package io.latebind.http.search;

import io.latebind.search.Clause;
import io.latebind.search.Cursor;
import io.latebind.search.HitOrder;
import io.latebind.search.RankFusion;
import io.latebind.search.SearchRequest;
import io.latebind.search.SearchSchema;
import io.latebind.search.TermStatistics;
import io.latebind.search.VectorClause;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a search is answered: what each partition is to find, so that the page can be cut out of the
 * whole.
 *
 * @param asked the search; its vector has values
 * @param like the entry that is itself the question and is left out; null for none
 * @param order of the hits of the query
 * @param after where they begin
 */
record Plan(Asked asked, @Nullable String like, HitOrder order, List<Object> after) {
  /**
   * The plan of a search.
   *
   * @throws io.latebind.search.SearchException when its cursor belongs to another one
   */
  static Plan of(Asked asked, @Nullable String like, SearchSchema schema) {
    SearchRequest request = asked.request();
    return new Plan(asked, like, HitOrder.of(request), Cursor.after(schema, request));
  }

  private SearchRequest request() {
    return asked.request();
  }

  /** Whether two rankings are fused. */
  boolean isFused() {
    return request().matches() && request().vector() != null;
  }

  /** Whether scores are made of how often terms occur, which all partitions have to say first. */
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
          bool.must().stream().anyMatch(Plan::scoresTerms)
              || bool.should().stream().anyMatch(Plan::scoresTerms);
      case Clause.MatchAll all -> false;
      case Clause.Prefix prefix -> false;
      case Clause.Wildcard wildcard -> false;
      case Clause.Range range -> false;
      case Clause.Exists exists -> false;
      case Clause.Ids ids -> false;
    };
  }

  /** The last hit that is told, counted from 1, and one more to know whether there are more. */
  private int needed() {
    return request().limit() == 0 ? 0 : request().offset() + request().limit() + 1;
  }

  /** How many vectors are ranked, without the one that is the question. */
  int k() {
    VectorClause vector = request().vector();
    return vector == null ? 0 : vector.k() - (like == null ? 0 : 1);
  }

  /** How many hits of the query are needed of each partition. */
  int hits() {
    if (!request().matches()) {
      return 0;
    }
    return isFused() ? RankFusion.window(needed(), k()) : needed();
  }

  /** How many of the nearest have to come with their entries. */
  int entries() {
    int all = k() + (like == null ? 0 : 1);
    boolean counted = !request().matches() && !request().facets().isEmpty();
    return isFused() || counted ? all : Math.min(all, needed() + 1);
  }

  /** What partitions are asked. */
  HitsQuestion question(@Nullable TermStatistics statistics) {
    return new HitsQuestion(asked, hits(), entries(), after, statistics);
  }
}

package io.latebind.search.compile;

import com.fasterxml.jackson.databind.node.TextNode;
import io.latebind.search.query.Clause;
import io.latebind.search.query.SearchLimits;
import io.latebind.search.query.SearchRequest;
import io.latebind.search.query.SearchSchema;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the conditions of one request into Lucene queries, which match entries only, never
 * documents of vectors.
 *
 * <p>Words, phrases and whole keywords score by BM25; everything else scores 1, and filters do not
 * score.
 */
public final class ClauseCompiler {
  static {
    // Lucene's limit is process-wide, and lower than that of a request: ClauseBudget counts.
    IndexSearcher.setMaxClauseCount(Integer.MAX_VALUE);
  }

  private final FieldQueries fields;
  private final QuerySyntax syntax;

  public ClauseCompiler(SearchSchema schema, SearchLimits limits) {
    this.fields = new FieldQueries(schema, limits);
    this.syntax = new QuerySyntax(fields, limits);
  }

  public FieldQueries fields() {
    return fields;
  }

  /**
   * The compiled query and filter of a request.
   *
   * @param query the part that scores; null for none
   * @param filter the part that does not score; null for none
   * @param both the two combined; matches everything if there are none
   */
  public record Compiled(@Nullable Query query, @Nullable Query filter, Query both) {}

  /**
   * Compiles the query and the filter of a request.
   *
   * @throws io.latebind.search.query.SearchException if they do not fit the index
   */
  public Compiled compile(SearchRequest request) {
    Query query = request.query() == null ? null : compile(request.query());
    Query filter = request.filter() == null ? null : compile(request.filter());
    return new Compiled(query, filter, both(query, filter));
  }

  private Query both(@Nullable Query query, @Nullable Query filter) {
    if (query == null) {
      return new ConstantScoreQuery(filter == null ? fields.everything() : filter);
    }
    return filter == null
        ? query
        : new BooleanQuery.Builder().add(query, Occur.MUST).add(filter, Occur.FILTER).build();
  }

  /** Compiles one condition. */
  public Query compile(Clause clause) {
    return switch (clause) {
      case Clause.MatchAll all -> fields.everything();
      case Clause.QueryString query -> syntax.read(query.text());
      case Clause.Term term -> fields.term(fields.field(term.field()), term.value());
      case Clause.Terms terms -> fields.terms(fields.field(terms.field()), terms.values());
      case Clause.Match match -> match(match);
      case Clause.Phrase phrase -> phrase(phrase);
      case Clause.Prefix prefix -> fields.prefix(fields.field(prefix.field()), prefix.prefix());
      case Clause.Wildcard wildcard ->
          fields.wildcard(fields.field(wildcard.field()), wildcard.pattern());
      case Clause.Range range ->
          fields.range(fields.field(range.field()), range.lower(), range.upper());
      case Clause.Exists exists -> fields.exists(fields.field(exists.field()));
      case Clause.Ids ids -> fields.ids(ids.ids());
      case Clause.Bool bool -> bool(bool);
      case Clause.Boost boost -> new BoostQuery(compile(boost.query()), boost.by());
    };
  }

  private Query match(Clause.Match match) {
    Query query =
        fields.match(fields.field(match.field()), TextNode.valueOf(match.text()), match.all());
    return Objects.requireNonNullElse(query, FieldQueries.NOTHING);
  }

  private Query phrase(Clause.Phrase phrase) {
    Query query =
        fields.phrase(fields.field(phrase.field()), TextNode.valueOf(phrase.text()), phrase.slop());
    return Objects.requireNonNullElse(query, FieldQueries.NOTHING);
  }

  private Query bool(Clause.Bool bool) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    add(query, bool.must(), Occur.MUST);
    add(query, bool.should(), Occur.SHOULD);
    add(query, bool.filter(), Occur.FILTER);
    add(query, bool.mustNot(), Occur.MUST_NOT);
    boolean demanding = !bool.must().isEmpty() || !bool.filter().isEmpty();
    if (!demanding && bool.minimumShouldMatch() == 0) {
      query.add(fields.everything(), Occur.FILTER);
    }
    return query.setMinimumNumberShouldMatch(bool.minimumShouldMatch()).build();
  }

  private void add(BooleanQuery.Builder query, List<Clause> clauses, Occur occur) {
    clauses.forEach(clause -> query.add(compile(clause), occur));
  }
}

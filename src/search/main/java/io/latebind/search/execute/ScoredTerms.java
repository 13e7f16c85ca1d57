package io.latebind.search.execute;

import io.latebind.search.partition.GlobalTermStatistics;
import io.latebind.search.partition.GlobalTermStatistics.Count;
import io.latebind.search.partition.GlobalTermStatistics.FieldCount;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;

/**
 * The terms of a query that contribute to scores. They are taken from the query as it was written:
 * what Lucene rewrites it to differs from one partition to the next.
 */
final class ScoredTerms extends QueryVisitor {
  private final Set<Term> terms = new HashSet<>();

  private ScoredTerms() {}

  @Override
  public QueryVisitor getSubVisitor(Occur occur, Query parent) {
    return switch (occur) {
      case MUST, SHOULD -> this;
      case FILTER, MUST_NOT -> QueryVisitor.EMPTY_VISITOR;
    };
  }

  @Override
  public void consumeTerms(Query query, Term... consumed) {
    Collections.addAll(terms, consumed);
  }

  /** Counts how often these terms of a query occur in one index. */
  static GlobalTermStatistics count(Query query, IndexSearcher searcher, Deadline deadline)
      throws IOException {
    ScoredTerms visitor = new ScoredTerms();
    query.visit(visitor);
    Map<String, FieldCount> fields = new HashMap<>();
    Map<String, Map<String, Count>> counts = new HashMap<>();
    for (Term term : visitor.terms) {
      deadline.check();
      CollectionStatistics field = searcher.collectionStatistics(term.field());
      TermStates states = TermStates.build(searcher, term, true);
      if (field != null) {
        fields.put(term.field(), count(field));
        counts
            .computeIfAbsent(term.field(), name -> new HashMap<>())
            .put(
                ScoringSearcher.key(term.bytes()),
                new Count(states.docFreq(), states.totalTermFreq()));
      }
    }
    return new GlobalTermStatistics(fields, counts);
  }

  private static FieldCount count(CollectionStatistics field) {
    return new FieldCount(
        field.maxDoc(), field.docCount(), field.sumTotalTermFreq(), field.sumDocFreq());
  }
}

package io.latebind.search.execute;

import io.latebind.search.partition.GlobalTermStatistics;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * A searcher that scores with the statistics of all partitions. The partition may have changed
 * since they were taken: statistics below its own are raised to them.
 */
final class ScoringSearcher extends IndexSearcher {
  private final @Nullable GlobalTermStatistics statistics;

  /**
   * Creates a searcher.
   *
   * @param statistics those of all partitions; null for those of the reader
   */
  ScoringSearcher(IndexReader reader, @Nullable GlobalTermStatistics statistics) {
    super(reader);
    this.statistics = statistics;
  }

  @Override
  public TermStatistics termStatistics(Term term, int documents, long occurrences)
      throws IOException {
    if (statistics == null) {
      return super.termStatistics(term, documents, occurrences);
    }
    var given = statistics.terms().getOrDefault(term.field(), Map.of()).get(key(term.bytes()));
    CollectionStatistics field = collectionStatistics(term.field());
    long most = field == null ? Long.MAX_VALUE : field.docCount();
    long all = given == null ? documents : Math.max(documents, Math.min(given.documents(), most));
    long times = given == null ? occurrences : Math.max(all, given.occurrences());
    return new TermStatistics(term.bytes(), all, times);
  }

  @Override
  public @Nullable CollectionStatistics collectionStatistics(String field) throws IOException {
    CollectionStatistics own = super.collectionStatistics(field);
    var given = statistics == null ? null : statistics.fields().get(field);
    if (own == null || given == null) {
      return own;
    }
    long having = Math.max(own.docCount(), given.having());
    long postings = Math.max(having, given.postings());
    return new CollectionStatistics(
        field,
        Math.max(having, given.documents()),
        having,
        Math.max(postings, given.occurrences()),
        postings);
  }

  /** A term as {@link io.latebind.search.partition.GlobalTermStatistics} encodes it. */
  static String key(BytesRef term) {
    return Base64.getEncoder().encodeToString(BytesRef.deepCopyOf(term).bytes);
  }
}

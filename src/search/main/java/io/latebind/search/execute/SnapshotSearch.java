package io.latebind.search.execute;

import io.latebind.search.compile.ClauseCompiler;
import io.latebind.search.index.Snapshot;
import io.latebind.search.partition.GlobalTermStatistics;
import io.latebind.search.partition.SearchQuery;
import io.latebind.search.partition.StatisticsQuery;
import io.latebind.search.query.SearchException;
import io.latebind.search.query.SearchField;
import io.latebind.search.query.SearchLimits;
import io.latebind.search.query.SearchRequest;
import io.latebind.search.query.SearchTimeoutException;
import io.latebind.search.result.Facet;
import io.latebind.search.result.Hit;
import io.latebind.search.result.PartitionHits;
import io.latebind.search.result.Total;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.ExitableDirectoryReader.ExitingReaderException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * A search of a snapshot. The number of matching entries is exact up to {@value #EXACT_TOTAL};
 * beyond that, Lucene may leave out those that cannot be among the hits, unless facets or no hits
 * at all are requested, or the number is known without counting.
 */
public final class SnapshotSearch {
  private static final int EXACT_TOTAL = 10_000;

  private final Snapshot snapshot;
  private final SearchQuery query;
  private final SearchRequest request;
  private final Deadline deadline;
  private final ClauseCompiler compiler;
  private final IndexSearcher searcher;

  private SnapshotSearch(Snapshot snapshot, SearchQuery query, SearchLimits limits)
      throws IOException {
    this.snapshot = snapshot;
    this.query = query;
    this.request = query.request();
    this.deadline = new Deadline(query.deadlineNanos(), query.cancellation());
    this.compiler = new ClauseCompiler(snapshot.schema(), limits);
    this.searcher = new ScoringSearcher(deadline.watch(reader(snapshot)), query.statistics());
    searcher.setTimeout(deadline);
  }

  /**
   * Runs a search, and takes over the snapshot: it is closed with the results, or at once if the
   * search fails.
   *
   * @throws SearchException if the request does not fit the index
   * @throws SearchTimeoutException if it took too long
   */
  public static PartitionHits search(Snapshot snapshot, SearchQuery query, SearchLimits limits) {
    boolean done = false;
    try {
      PartitionHits hits = new SnapshotSearch(snapshot, query, limits).hits();
      done = true;
      return hits;
    } catch (ExitingReaderException e) {
      throw new SearchTimeoutException();
    } catch (IOException e) {
      throw new UncheckedIOException("The index could not be searched", e);
    } finally {
      if (!done) {
        snapshot.close();
      }
    }
  }

  /**
   * Counts the terms that determine the scores of a search, and closes the snapshot.
   *
   * @throws SearchException if the request does not fit the index
   * @throws SearchTimeoutException if it took too long
   */
  public static GlobalTermStatistics statistics(
      Snapshot snapshot, StatisticsQuery query, SearchLimits limits) {
    Deadline deadline = new Deadline(query.deadlineNanos(), query.cancellation());
    try (snapshot) {
      SearchRequest request = query.request();
      if (request.query() == null || !request.scored()) {
        return GlobalTermStatistics.NONE;
      }
      Query compiled = new ClauseCompiler(snapshot.schema(), limits).compile(request.query());
      return ScoredTerms.count(compiled, new IndexSearcher(reader(snapshot)), deadline);
    } catch (IOException e) {
      throw new UncheckedIOException("The index could not be searched", e);
    }
  }

  private static DirectoryReader reader(Snapshot snapshot) {
    return (DirectoryReader) snapshot.searcher().getIndexReader();
  }

  private PartitionHits hits() throws IOException {
    deadline.check();
    ClauseCompiler.Compiled compiled = compiler.compile(request);
    Passages passages = passages(compiled.query());
    List<FacetCounts> counts =
        request.facets().stream().map(facet -> FacetCounts.of(facet, compiler.fields())).toList();
    List<Hit> nearest = nearest(compiled.filter());
    if (!request.matches()) {
      return new SnapshotHits(snapshot, List.of(), nearest, new Total(0, true), Map.of(), passages);
    }
    SortOrder order = SortOrder.of(request.order(), compiler.fields());
    Map<String, Facet> facets = facets(compiled.both(), counts);
    Found found = query.hits() == 0 ? count(compiled.both()) : top(compiled.both(), order);
    checkTime();
    return new SnapshotHits(snapshot, found.hits(), nearest, found.total(), facets, passages);
  }

  private record Found(List<Hit> hits, Total total) {}

  private @Nullable Passages passages(@Nullable Query compiled) {
    List<SearchField> fields = request.highlight().stream().map(compiler.fields()::field).toList();
    return fields.isEmpty() || compiled == null
        ? null
        : new Passages(fields, compiled, compiler.fields(), deadline);
  }

  private List<Hit> nearest(@Nullable Query filter) throws IOException {
    if (request.vector() == null) {
      return List.of();
    }
    List<Hit> nearest =
        NearestVectors.of(request.vector(), compiler.fields()).search(searcher, filter);
    checkTime();
    return nearest;
  }

  private Map<String, Facet> facets(Query compiled, List<FacetCounts> counts) throws IOException {
    Map<String, Facet> facets = new HashMap<>();
    for (FacetCounts count : counts) {
      facets.put(count.field(), searcher.search(compiled, count));
    }
    return facets;
  }

  private Found count(Query compiled) throws IOException {
    return new Found(List.of(), new Total(searcher.count(compiled), true));
  }

  private Found top(Query compiled, SortOrder order) throws IOException {
    FieldDoc after = query.after().isEmpty() ? null : order.after(query.after());
    int hits = Math.min(query.hits(), Math.max(1, searcher.getIndexReader().maxDoc()));
    int threshold = request.facets().isEmpty() ? EXACT_TOTAL : Integer.MAX_VALUE;
    TopFieldDocs top =
        searcher.search(
            compiled, new TopFieldCollectorManager(order.lucene(), hits, after, threshold));
    return new Found(
        Arrays.stream(top.scoreDocs).map(doc -> order.hit((FieldDoc) doc)).toList(),
        total(compiled, top.totalHits));
  }

  private Total total(Query compiled, TotalHits counted) throws IOException {
    if (counted.relation() == TotalHits.Relation.EQUAL_TO) {
      return new Total(counted.value(), true);
    }
    Query unscored = searcher.rewrite(new ConstantScoreQuery(compiled));
    Weight weight = searcher.createWeight(unscored, ScoreMode.COMPLETE_NO_SCORES, 1);
    long known = 0;
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      int fitting = weight.count(leaf);
      if (fitting < 0) {
        return new Total(counted.value(), false);
      }
      known += fitting;
    }
    return new Total(known, true);
  }

  /** At a timeout, Lucene stops silently with what it has so far. */
  private void checkTime() {
    if (searcher.timedOut()) {
      throw new SearchTimeoutException();
    }
    deadline.check();
  }
}

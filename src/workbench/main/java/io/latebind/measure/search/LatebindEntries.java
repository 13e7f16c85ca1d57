package io.latebind.measure.search;

import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.latebind.measure.search.Corpus.Item;
import io.latebind.search.partition.GlobalTermStatistics;
import io.latebind.search.query.Clause;
import io.latebind.search.query.SearchRequest;
import io.latebind.search.query.SortKey;
import io.latebind.search.query.VectorClause;
import io.latebind.search.result.HitOrder;
import io.latebind.search.result.Merge;
import io.latebind.search.result.MergedHit;
import io.latebind.search.result.PartitionHits;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Latebind's stores, asked as the coordinator of a search asks those of its own process. */
final class LatebindEntries implements CorpusIndex {
  private final StorePartitions partitions;

  LatebindEntries(int count) {
    partitions = new StorePartitions(Corpus.SCHEMA, count);
  }

  StorePartitions partitions() {
    return partitions;
  }

  @Override
  public void put(int number, Item item) {
    partitions.apply(number % partitions.count(), item.id(), item.entry());
  }

  @Override
  public void refresh() {
    partitions.settle();
  }

  @Override
  public void mergeAll() {
    partitions.mergeAll();
  }

  @Override
  public List<Answer> ask(BenchmarkQuery question) {
    return switch (question) {
      case BenchmarkQuery.Word q -> scored(word(q.word()));
      case BenchmarkQuery.BothWords q ->
          scored(
              new Clause.Bool(
                  List.of(word(q.first()), word(q.second())), List.of(), List.of(), List.of(), 0));
      case BenchmarkQuery.Phrase q ->
          scored(new Clause.Phrase("body", q.first() + " " + q.second(), 0));
      case BenchmarkQuery.Sorted q -> hits(sorted(q), null);
      case BenchmarkQuery.Nearest q -> nearest(request(null, null, q.vector(), List.of()));
    };
  }

  private static Clause word(String word) {
    return new Clause.Term("body", TextNode.valueOf(word));
  }

  private SearchRequest sorted(BenchmarkQuery.Sorted q) {
    Clause range = new Clause.Range("total", bound(q.low()), bound(q.high()));
    Clause from = new Clause.Term("from", TextNode.valueOf(q.from()));
    Clause both = new Clause.Bool(List.of(), List.of(), List.of(from, range), List.of(), 0);
    return request(null, both, null, List.of(new SortKey("total", false)));
  }

  private static Clause.Bound bound(double value) {
    return new Clause.Bound(DoubleNode.valueOf(value), true);
  }

  private SearchRequest request(
      @Nullable Clause query,
      @Nullable Clause filter,
      float @Nullable [] vector,
      List<SortKey> sort) {
    return new SearchRequest(
        query,
        filter,
        vector == null ? null : clause(vector),
        sort,
        BenchmarkQuery.HITS,
        0,
        null,
        List.of(),
        List.of(),
        false,
        null);
  }

  private VectorClause clause(float[] vector) {
    List<Float> values = new ArrayList<>(vector.length);
    for (float value : vector) {
      values.add(value);
    }
    return new VectorClause("embedding", values, null, BenchmarkQuery.HITS, 0)
        .over(partitions.count(), Integer.MAX_VALUE);
  }

  /** With several partitions, the terms are counted in all of them first. */
  private List<Answer> scored(Clause query) {
    SearchRequest request = request(query, null, null, List.of());
    return hits(request, partitions.count() == 1 ? null : statistics(request));
  }

  private GlobalTermStatistics statistics(SearchRequest request) {
    return GlobalTermStatistics.sum(
        IntStream.range(0, partitions.count())
            .mapToObj(partition -> partitions.statistics(partition, request))
            .toList());
  }

  private List<Answer> hits(SearchRequest request, @Nullable GlobalTermStatistics statistics) {
    List<PartitionHits> parts = new ArrayList<>();
    try {
      for (int i = 0; i < partitions.count(); i++) {
        parts.add(partitions.search(i, request, BenchmarkQuery.HITS, statistics));
      }
      return answers(Merge.hits(parts, HitOrder.of(request), BenchmarkQuery.HITS));
    } finally {
      parts.forEach(PartitionHits::close);
    }
  }

  private List<Answer> nearest(SearchRequest request) {
    List<PartitionHits> parts = new ArrayList<>();
    try {
      for (int i = 0; i < partitions.count(); i++) {
        parts.add(partitions.search(i, request, 0, null));
      }
      return answers(Merge.nearest(parts, BenchmarkQuery.HITS));
    } finally {
      parts.forEach(PartitionHits::close);
    }
  }

  private static List<Answer> answers(List<MergedHit> found) {
    return found.stream().map(each -> new Answer(each.score(), each.entry())).toList();
  }

  @Override
  public void close() {
    partitions.close();
  }
}

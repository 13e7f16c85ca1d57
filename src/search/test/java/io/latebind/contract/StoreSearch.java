package io.latebind.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;
import io.latebind.search.partition.Cancellation;
import io.latebind.search.partition.GlobalTermStatistics;
import io.latebind.search.partition.SearchQuery;
import io.latebind.search.partition.StatisticsQuery;
import io.latebind.search.query.SearchRequest;
import io.latebind.search.result.Hit;
import io.latebind.search.result.HitOrder;
import io.latebind.search.result.Merge;
import io.latebind.search.result.MergedHit;
import io.latebind.search.result.PartitionHits;
import io.latebind.search.store.MemoryStores;
import io.latebind.search.store.SearchStore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.query.PositionBound;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryConfig;
import org.jspecify.annotations.Nullable;

/** The search stores of some partitions, asked and merged as a coordinator does it. */
final class StoreSearch implements EntrySearch {
  private static final long TIMEOUT_SECONDS = 60;

  private final List<SearchStore> partitions = new ArrayList<>();
  private long offset;

  StoreSearch(MemoryStores stores, int partitions) {
    for (int i = 0; i < partitions; i++) {
      this.partitions.add(stores.open(Schema.SEARCH));
    }
  }

  @Override
  public void put(String id, ObjectNode entry) {
    apply(id, Json.encode(entry));
  }

  @Override
  public void delete(String id) {
    apply(id, null);
  }

  private void apply(String id, byte @Nullable [] value) {
    byte[] key = (Schema.INDEX + "/" + id).getBytes(StandardCharsets.UTF_8);
    partitions.get(Math.floorMod(id.hashCode(), partitions.size())).apply(key, value, offset++);
  }

  @Override
  public void refresh() {
    partitions.forEach(SearchStore::refresh);
  }

  @Override
  public Answer ask(SearchRequest request, List<Object> after) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
    GlobalTermStatistics statistics = request.scored() ? statistics(request, deadline) : null;
    int last = request.offset() + request.limit();
    List<PartitionHits> parts =
        all(new SearchQuery(Schema.INDEX, request, last, after, statistics, deadline));
    Answer answer = merge(parts, request, last);
    parts.forEach(PartitionHits::close);
    return answer;
  }

  private GlobalTermStatistics statistics(SearchRequest request, long deadline) {
    return GlobalTermStatistics.sum(
        all(new StatisticsQuery(Schema.INDEX, request, deadline, new Cancellation())));
  }

  private <R> List<R> all(Query<R> query) {
    return partitions.stream()
        .map(store -> store.query(query, PositionBound.unbounded(), new QueryConfig(false)))
        .map(result -> result.getResult())
        .toList();
  }

  private static Answer merge(List<PartitionHits> parts, SearchRequest request, int last) {
    List<Hit> hits = hits(Merge.hits(parts, HitOrder.of(request), last));
    var vector = request.vector();
    return new Answer(
        hits.subList(Math.min(request.offset(), hits.size()), hits.size()),
        vector == null ? List.of() : hits(Merge.nearest(parts, vector.k())),
        Merge.total(parts),
        Merge.facets(parts));
  }

  /** The entries are read, too: they must be there and be the right ones. */
  private static List<Hit> hits(List<MergedHit> found) {
    for (MergedHit each : found) {
      String id = Json.decodeObject(each.entry()).path("_id").asText();
      if (!id.equals(each.id())) {
        throw new AssertionError("the entry of " + each.id() + " is that of " + id);
      }
    }
    return found.stream().map(MergedHit::hit).toList();
  }

  @Override
  public void close() {
    partitions.forEach(SearchStore::close);
  }
}

package io.latebind.http.search.shard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.search.partition.Cancellation;
import io.latebind.search.partition.GlobalTermStatistics;
import io.latebind.search.partition.SearchQuery;
import io.latebind.search.query.SearchLimits;
import io.latebind.search.result.PartitionHits;
import io.latebind.search.result.SortValues;
import java.util.List;
import org.apache.kafka.streams.query.Query;
import org.jspecify.annotations.Nullable;

/**
 * The shard query for the hits of a search.
 *
 * @param hits how many of the query's hits are needed, of each partition and of each instance
 * @param entries how many of the nearest vectors need their entries
 * @param after as in {@link SearchQuery}
 * @param statistics as in {@link SearchQuery}
 */
public record HitsShardQuery(
    ParsedSearch asked,
    int hits,
    int entries,
    List<Object> after,
    @Nullable GlobalTermStatistics statistics)
    implements ShardQuery<PartitionHits> {
  public static final String PATH = "/_internal/search";

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public Query<PartitionHits> query(long deadlineNanos, Cancellation cancellation) {
    return new SearchQuery(
        asked.index(), asked.request(), hits, after, statistics, deadlineNanos, cancellation);
  }

  @Override
  public ObjectNode encode() {
    ObjectNode encoded = asked.encode().put("hits", hits).put("entries", entries);
    encoded.set("after", SortValues.encode(after));
    if (statistics != null) {
      encoded.set("statistics", StatisticsShardQuery.encode(statistics));
    }
    return encoded;
  }

  /** Decodes what {@link #encode} wrote. */
  public static HitsShardQuery decode(JsonNode encoded, SearchLimits limits) {
    JsonNode statistics = encoded.get("statistics");
    return new HitsShardQuery(
        ParsedSearch.decode(encoded, limits),
        encoded.path("hits").asInt(),
        encoded.path("entries").asInt(),
        SortValues.decode(encoded.path("after")),
        statistics == null ? null : StatisticsShardQuery.decode(statistics));
  }

  @Override
  public ObjectNode encodeResult(List<PartitionHits> results, SearchLimits limits) {
    return RemoteHits.encode(this, results, limits);
  }

  @Override
  public PartitionHits decodeResult(JsonNode result) {
    return RemoteHits.decode(result);
  }

  @Override
  public void release(PartitionHits result) {
    result.close();
  }
}

package io.latebind.http.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.search.Cancellation;
import io.latebind.search.PartitionHits;
import io.latebind.search.SearchLimits;
import io.latebind.search.SearchQuery;
import io.latebind.search.SortValues;
import io.latebind.search.TermStatistics;
import java.util.List;
import org.apache.kafka.streams.query.Query;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the hits of a search.
 *
 * @param hits how many of the query, of each partition and of each instance
 * @param entries of how many of the nearest vectors the entries are needed
 * @param after as {@link SearchQuery} has it
 * @param statistics as {@link SearchQuery} has them
 */
record HitsQuestion(
    Asked asked, int hits, int entries, List<Object> after, @Nullable TermStatistics statistics)
    implements Question<PartitionHits> {
  static final String PATH = "/_internal/search";

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
      encoded.set("statistics", StatisticsQuestion.encode(statistics));
    }
    return encoded;
  }

  /** What {@link #encode} wrote. */
  static HitsQuestion decode(JsonNode encoded, SearchLimits limits) {
    JsonNode statistics = encoded.get("statistics");
    return new HitsQuestion(
        Asked.decode(encoded, limits),
        encoded.path("hits").asInt(),
        encoded.path("entries").asInt(),
        SortValues.decode(encoded.path("after")),
        statistics == null ? null : StatisticsQuestion.decode(statistics));
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

package io.latebind.http.search.shard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;
import io.latebind.search.partition.Cancellation;
import io.latebind.search.partition.GlobalTermStatistics;
import io.latebind.search.partition.StatisticsQuery;
import io.latebind.search.query.SearchLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.kafka.streams.query.Query;

/** The shard query for the term statistics of a search. */
public record StatisticsShardQuery(ParsedSearch asked) implements ShardQuery<GlobalTermStatistics> {
  public static final String PATH = "/_internal/search/statistics";

  private static final ObjectReader READER =
      Json.mapper()
          .readerFor(GlobalTermStatistics.class)
          // Another instance may run a later version.
          .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public Query<GlobalTermStatistics> query(long deadlineNanos, Cancellation cancellation) {
    return new StatisticsQuery(asked.index(), asked.request(), deadlineNanos, cancellation);
  }

  @Override
  public ObjectNode encode() {
    return asked.encode();
  }

  @Override
  public ObjectNode encodeResult(List<GlobalTermStatistics> results, SearchLimits limits) {
    return encode(GlobalTermStatistics.sum(results));
  }

  @Override
  public GlobalTermStatistics decodeResult(JsonNode result) {
    return decode(result);
  }

  @Override
  public void release(GlobalTermStatistics result) {}

  /** Encodes statistics as JSON. */
  static ObjectNode encode(GlobalTermStatistics statistics) {
    return Json.mapper().valueToTree(statistics);
  }

  /** Decodes what {@link #encode(GlobalTermStatistics)} wrote. */
  static GlobalTermStatistics decode(JsonNode json) {
    try {
      return READER.readValue(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

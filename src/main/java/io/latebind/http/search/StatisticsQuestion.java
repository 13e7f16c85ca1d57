package io.latebind.http.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;
import io.latebind.search.Cancellation;
import io.latebind.search.SearchLimits;
import io.latebind.search.StatisticsQuery;
import io.latebind.search.TermStatistics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.kafka.streams.query.Query;

/** Asks how often the terms of a search occur. */
record StatisticsQuestion(Asked asked) implements Question<TermStatistics> {
  static final String PATH = "/_internal/search/statistics";

  private static final ObjectReader READER =
      Json.mapper()
          .readerFor(TermStatistics.class)
          // Another instance may be of a later version.
          .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public Query<TermStatistics> query(long deadlineNanos, Cancellation cancellation) {
    return new StatisticsQuery(asked.index(), asked.request(), deadlineNanos, cancellation);
  }

  @Override
  public ObjectNode encode() {
    return asked.encode();
  }

  @Override
  public ObjectNode encodeResult(List<TermStatistics> results, SearchLimits limits) {
    return encode(TermStatistics.sum(results));
  }

  @Override
  public TermStatistics decodeResult(JsonNode result) {
    return decode(result);
  }

  @Override
  public void release(TermStatistics result) {}

  /** Statistics as JSON. */
  static ObjectNode encode(TermStatistics statistics) {
    return Json.mapper().valueToTree(statistics);
  }

  /** What {@link #encode(TermStatistics)} wrote. */
  static TermStatistics decode(JsonNode json) {
    try {
      return READER.readValue(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.latebind.http.search.shard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;
import io.latebind.search.query.RequestReader;
import io.latebind.search.query.SearchException;
import io.latebind.search.query.SearchLimits;
import io.latebind.search.query.SearchRequest;
import io.latebind.search.query.VectorClause;

/**
 * A parsed search of a client, and the JSON that it was parsed from, which other instances parse
 * again.
 *
 * @param index the name of the index
 */
public record ParsedSearch(String index, ObjectNode json, SearchRequest request) {
  /**
   * Parses what a client sent.
   *
   * @throws SearchException if it is not a search, or exceeds a limit
   */
  public static ParsedSearch read(String index, byte[] body, SearchLimits limits) {
    SearchRequest request = RequestReader.read(body, limits);
    return new ParsedSearch(index, Json.decodeObject(body), request);
  }

  /** The same search for this many partitions, with a suitable number of vector candidates. */
  public ParsedSearch over(int partitions, SearchLimits limits) {
    VectorClause vector = request.vector();
    if (vector == null) {
      return this;
    }
    VectorClause spread = vector.over(partitions, limits.nearest());
    ObjectNode asked = json.deepCopy();
    asked.withObject("/vector").put("candidates", spread.candidates());
    return new ParsedSearch(index, asked, request.withVector(spread));
  }

  /** Parses JSON that this process or another has made from a search within limits. */
  public static ParsedSearch of(String index, ObjectNode json, SearchLimits limits) {
    return new ParsedSearch(index, json, RequestReader.read(Json.encode(json), beyond(limits)));
  }

  /**
   * Limits slightly above those of clients: one more vector, so that the entry for which similar
   * ones are searched can be left out, and room for the values of its vector.
   */
  private static SearchLimits beyond(SearchLimits limits) {
    return new SearchLimits(
        limits.clauses(),
        limits.depth(),
        2 * limits.bodyBytes(),
        limits.window(),
        limits.nearest() + 1,
        limits.patternLength(),
        limits.sortKeys(),
        limits.facets(),
        limits.facetValues(),
        limits.timeout(),
        limits.maxTimeout(),
        limits.answerBytes());
  }

  /** The search as sent to another instance. */
  ObjectNode encode() {
    ObjectNode encoded = Json.object().put("index", index);
    encoded.set("request", json);
    return encoded;
  }

  /** Decodes what {@link #encode} wrote. */
  public static ParsedSearch decode(JsonNode encoded, SearchLimits limits) {
    return of(encoded.path("index").asText(), encoded.withObject("/request"), limits);
  }
}

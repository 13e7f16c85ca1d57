package io.latebind.http.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;
import io.latebind.search.RequestReader;
import io.latebind.search.SearchException;
import io.latebind.search.SearchLimits;
import io.latebind.search.SearchRequest;
import io.latebind.search.VectorClause;

/**
 * A search as a client asks it: what was read, and the JSON that it was read from, which other
 * instances read again.
 *
 * @param index the name of the index
 */
record Asked(String index, ObjectNode json, SearchRequest request) {
  /**
   * Reads what a client sent.
   *
   * @throws SearchException when it is no search, or exceeds a limit
   */
  static Asked read(String index, byte[] body, SearchLimits limits) {
    SearchRequest request = RequestReader.read(body, limits);
    return new Asked(index, Json.decodeObject(body), request);
  }

  /** The same, to be asked of so many partitions: with so many candidates as are right for them. */
  Asked over(int partitions, SearchLimits limits) {
    VectorClause vector = request.vector();
    if (vector == null) {
      return this;
    }
    VectorClause spread = vector.over(partitions, limits.nearest());
    ObjectNode asked = json.deepCopy();
    asked.withObject("/vector").put("candidates", spread.candidates());
    return new Asked(index, asked, request.withVector(spread));
  }

  /** Reads a search whose JSON this process or another has made of one that was within limits. */
  static Asked of(String index, ObjectNode json, SearchLimits limits) {
    return new Asked(index, json, RequestReader.read(Json.encode(json), beyond(limits)));
  }

  /**
   * A little more than clients may ask: one vector more, so that the entry that is itself the
   * question can be left out, and room for the values of its vector.
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

  /** As another instance is asked. */
  ObjectNode encode() {
    ObjectNode encoded = Json.object().put("index", index);
    encoded.set("request", json);
    return encoded;
  }

  /** What {@link #encode} wrote. */
  static Asked decode(JsonNode encoded, SearchLimits limits) {
    return of(encoded.path("index").asText(), encoded.withObject("/request"), limits);
  }
}

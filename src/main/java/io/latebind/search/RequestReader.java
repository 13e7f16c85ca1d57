package io.latebind.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;
import io.latebind.document.MalformedJsonException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a client asks from JSON. */
public final class RequestReader {
  private RequestReader() {}

  /**
   * Reads a request.
   *
   * @throws SearchException when it is none, or exceeds a limit
   */
  public static SearchRequest read(byte[] json, SearchLimits limits) {
    ObjectNode body = object(json);
    int limit = body.path("limit").asInt(10);
    int offset = body.path("offset").asInt(0);
    if (limit < 0 || offset < 0 || offset + limit > limits.window()) {
      throw new SearchException("offset and limit are beyond the window.", "window");
    }
    return new SearchRequest(
        clause(body.get("query")),
        clause(body.get("filter")),
        vector(body.get("vector")),
        sort(body.path("sort")),
        limit,
        offset,
        text(body.get("cursor")),
        texts(body.path("facets")).stream().map(field -> new FacetRequest(field, 10)).toList(),
        texts(body.path("highlight")),
        body.path("refresh").asBoolean(),
        body.has("timeoutMillis") ? Duration.ofMillis(body.get("timeoutMillis").asLong()) : null);
  }

  private static ObjectNode object(byte[] json) {
    try {
      return Json.decodeDocument(json);
    } catch (MalformedJsonException e) {
      throw new SearchException("The search is refused: " + e.getMessage() + ".");
    }
  }

  private static @Nullable Clause clause(@Nullable JsonNode json) {
    if (json == null || json.isNull()) {
      return null;
    }
    if (json.isTextual()) {
      return new Clause.QueryString(json.asText());
    }
    if (json.has("ids")) {
      return new Clause.Ids(texts(json.get("ids")));
    }
    if (json.has("term")) {
      String field = json.get("term").fieldNames().next();
      return new Clause.Term(field, json.get("term").get(field));
    }
    if (json.has("match_all")) {
      return new Clause.MatchAll();
    }
    throw new SearchException("The query is none.");
  }

  private static @Nullable VectorClause vector(@Nullable JsonNode json) {
    if (json == null || json.isNull()) {
      return null;
    }
    List<Float> values = new ArrayList<>();
    json.path("values").forEach(value -> values.add(value.floatValue()));
    return new VectorClause(
        json.path("field").asText(),
        json.has("values") ? values : null,
        text(json.get("like")),
        json.path("k").asInt(10),
        json.path("candidates").asInt(0));
  }

  private static List<SortKey> sort(JsonNode json) {
    return texts(json).stream()
        .map(key -> key.split(":", 2))
        .map(key -> new SortKey(key[0], key.length > 1 && key[1].equals("desc")))
        .toList();
  }

  private static @Nullable String text(@Nullable JsonNode json) {
    return json == null || json.isNull() ? null : json.asText();
  }

  private static List<String> texts(JsonNode json) {
    List<String> texts = new ArrayList<>();
    if (json.isTextual()) {
      return List.of(json.asText().split(","));
    }
    json.forEach(each -> texts.add(each.asText()));
    return texts;
  }
}

package io.latebind.search.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.DuplicateMembers;
import io.latebind.document.Json;
import io.latebind.document.MalformedJsonException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads searches as clients write them in JSON:
 *
 * <pre>
 * {"query": …, "filter": …, "vector": {"field", "values" or "like", "k", "candidates"},
 *  "sort": "total:desc,_id", "limit": 10, "offset": 0, "cursor": "…", "facets": ["customer"],
 *  "highlight": ["body"], "refresh": false, "timeoutMillis": 5000, "fields": ["total"]}
 * </pre>
 *
 * <p>Every member is optional. A query is an object (see {@link Clause}) or a string in Lucene's
 * query syntax; a filter is one of these or an array of them. An error names its place in the
 * request, and the limit if one was exceeded. Whether the fields exist and have a suitable type is
 * not checked here, as this requires the index.
 */
public final class RequestReader {
  private static final int DEFAULT_LIMIT = 10;
  private static final List<String> MEMBERS =
      List.of(
          "query",
          "filter",
          "vector",
          "sort",
          "limit",
          "offset",
          "cursor",
          "facets",
          "highlight",
          "refresh",
          "timeoutMillis",
          "fields");

  private final SearchLimits limits;
  private final ClauseReader clauses;
  private final RequestParts parts;
  private final Map<String, RequestValue> members;

  private RequestReader(ObjectNode body, SearchLimits limits) {
    this.limits = limits;
    this.clauses = new ClauseReader(limits);
    this.parts = new RequestParts(limits);
    this.members = new RequestValue("", body).members(MEMBERS);
  }

  /**
   * Reads the body of a request; an empty body matches everything.
   *
   * @throws SearchException if it is not a JSON object, or if anything in it is invalid
   */
  public static SearchRequest read(byte[] body, SearchLimits limits) {
    if (body.length > limits.bodyBytes()) {
      throw new SearchException(
          "The request is larger than " + limits.bodyBytes() + " bytes; ask for less", "bodyBytes");
    }
    if (body.length == 0) {
      return read(Json.object(), limits);
    }
    try {
      ObjectNode tree = Json.decodeDocument(body);
      checkDuplicates(body);
      return read(tree, limits);
    } catch (MalformedJsonException e) {
      throw new SearchException("The request cannot be read: " + e.getMessage());
    }
  }

  private static void checkDuplicates(byte[] body) {
    String twice = DuplicateMembers.find(body);
    if (twice != null) {
      throw new SearchException(
          twice + ": it stands twice in the same object; write it once, or put both into one");
    }
  }

  /**
   * Reads a request that is already parsed.
   *
   * @throws SearchException if anything in it is invalid
   */
  public static SearchRequest read(ObjectNode body, SearchLimits limits) {
    return new RequestReader(body, limits).request();
  }

  private SearchRequest request() {
    SearchRequest request =
        new SearchRequest(
            member("query").map(clauses::read).orElse(null),
            member("filter").map(clauses::readAll).orElse(null),
            member("vector").map(parts::vector).orElse(null),
            member("sort").map(parts::sort).orElse(List.of()),
            member("limit").map(RequestValue::count).orElse(DEFAULT_LIMIT),
            member("offset").map(RequestValue::count).orElse(0),
            member("cursor").map(RequestValue::string).orElse(null),
            member("facets").map(parts::facets).orElse(List.of()),
            member("highlight").map(parts::names).orElse(List.of()),
            member("refresh").map(RequestValue::bool).orElse(false),
            member("timeoutMillis").map(this::timeout).orElse(null),
            member("fields").map(parts::names).orElse(List.of()));
    checkWindow(request);
    checkOrder(request);
    return request;
  }

  private Optional<RequestValue> member(String name) {
    return Optional.ofNullable(members.get(name));
  }

  private @Nullable Duration timeout(RequestValue value) {
    Duration timeout = Duration.ofMillis(value.count(1));
    if (timeout.compareTo(limits.maxTimeout()) > 0) {
      throw value.exceeds(
          "maxTimeout", "it is at most " + limits.maxTimeout().toMillis() + " milliseconds");
    }
    return timeout;
  }

  private void checkWindow(SearchRequest request) {
    if ((long) request.offset() + request.limit() > limits.window()) {
      throw new SearchException(
          "limit: with offset it reaches beyond hit "
              + limits.window()
              + "; ask for less, and go on with the cursor of the answer",
          "window");
    }
    if (request.cursor() != null && request.offset() > 0) {
      throw new SearchException(
          "offset: a cursor goes on where the answer before ended; leave offset out");
    }
  }

  private static void checkOrder(SearchRequest request) {
    if (request.vector() != null && !request.sort().isEmpty()) {
      throw new SearchException(
          "sort: a search with a vector is ordered by nearness; leave sort out, or search with a"
              + " filter instead of a vector");
    }
    if (request.query() == null
        && request.sort().stream().anyMatch(key -> key.field().equals(SortKey.SCORE))) {
      throw new SearchException(
          "sort: there is no score without a query; write one, or leave _score out");
    }
    if (request.vector() != null && request.cursor() != null) {
      throw new SearchException(
          "cursor: a search with a vector has no cursor; ask for a larger k, and use offset");
    }
  }
}

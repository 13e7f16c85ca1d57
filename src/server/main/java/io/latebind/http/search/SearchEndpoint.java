package io.latebind.http.search;

import io.latebind.definition.IndexDefinition;
import io.latebind.document.Json;
import io.latebind.document.TextEncoding;
import io.latebind.http.exchange.Indexes;
import io.latebind.http.exchange.RoutedRequest;
import io.latebind.http.response.Problem;
import io.latebind.http.response.Response;
import io.latebind.index.Index;
import io.latebind.search.query.SearchLimits;
import io.latebind.search.query.SearchSchema;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Searches an index. */
public final class SearchEndpoint {
  private final Indexes indexes;
  private final SearchLimits limits;
  private final @Nullable Coordinator coordinator;

  /**
   * An endpoint for the given indexes.
   *
   * @param coordinator null if this process does not search
   */
  public SearchEndpoint(Indexes indexes, SearchLimits limits, @Nullable Coordinator coordinator) {
    this.indexes = indexes;
    this.limits = limits;
    this.coordinator = coordinator;
  }

  /** A search in the URL. */
  public Response get(RoutedRequest request) {
    SearchSchema schema = schema(request);
    return search(schema, Json.encode(SearchParameters.decode(request.query(), schema)), request);
  }

  /** A search in the body. */
  public Response post(RoutedRequest request) {
    SearchSchema schema = schema(request);
    if (request.query() != null) {
      throw Problem.of(
              400, "A search with a body takes no parameters in the URL. Put all into one of them.")
          .asException();
    }
    return search(schema, body(request), request);
  }

  private SearchSchema schema(RoutedRequest request) {
    Index index = indexes.require(request.parameter("name"));
    return index instanceof IndexDefinition definition
        ? SearchSchema.of(definition.schema())
        : new SearchSchema(index.name(), List.of());
  }

  private Response search(SearchSchema schema, byte[] body, RoutedRequest request) {
    if (coordinator == null) {
      throw Problem.of(
              503,
              "No searcher runs in this process. Send the search to an instance that has one, or"
                  + " add searcher to latebind.roles of this one.")
          .asException();
    }
    return SearchProblems.orResponse(
        () -> coordinator.search(schema, body, request.departure().get()));
  }

  /** The body without a byte order mark; an empty one requests everything. */
  private byte[] body(RoutedRequest request) {
    try {
      byte[] body =
          TextEncoding.withoutMark(
              request.body().readNBytes(limits.bodyBytes() + 1 + TextEncoding.MARK_BYTES));
      if (body.length > limits.bodyBytes()) {
        throw SearchProblems.bodyTooLarge(limits.bodyBytes()).asException();
      }
      return body.length == 0 ? Json.encode(Json.object()) : body;
    } catch (IOException e) {
      throw Problem.of(
              400, "The body did not arrive whole (" + e.getMessage() + "). Send it again.")
          .asException();
    }
  }
}

package io.latebind.http.status;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;
import io.latebind.http.exchange.Indexes;
import io.latebind.http.exchange.RoutedRequest;
import io.latebind.http.response.Response;
import io.latebind.index.Index;

/** Reports the status of the indexes. */
public final class IndexEndpoints {
  private final Indexes indexes;
  private final ClusterStatus status;

  public IndexEndpoints(Indexes indexes, ClusterStatus status) {
    this.indexes = indexes;
    this.status = status;
  }

  public Response list(RoutedRequest request) {
    ArrayNode array = Json.mapper().createArrayNode();
    status.read().forEach(index -> array.add(index.toJson()));
    return Response.json(200, array);
  }

  public Response get(RoutedRequest request) {
    Index index = indexes.require(request.parameter("name"));
    ObjectNode json =
        status.read().stream()
            .filter(one -> one.name().equals(index.name()))
            .findFirst()
            .orElseThrow()
            .toJson();
    json.set("definition", indexes.definition(index.name()));
    return Response.json(200, json);
  }
}

package io.latebind.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;
import io.latebind.engine.Index;

/** Tells how the indexes are. */
final class IndexEndpoints {
  private final Indexes indexes;
  private final ClusterStatus status;

  IndexEndpoints(Indexes indexes, ClusterStatus status) {
    this.indexes = indexes;
    this.status = status;
  }

  Response list(Request request) {
    ArrayNode array = Json.mapper().createArrayNode();
    status.read().forEach(index -> array.add(index.toJson()));
    return Response.json(200, array);
  }

  Response get(Request request) {
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

package io.latebind.http.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;
import io.latebind.http.response.Problem;
import io.latebind.http.response.ProblemException;
import io.latebind.http.search.shard.HitsShardQuery;
import io.latebind.http.search.shard.ParsedSearch;
import io.latebind.http.search.shard.PartialResponses;
import io.latebind.http.search.shard.Scatter;
import io.latebind.search.query.SearchLimits;
import io.latebind.search.query.SearchSchema;
import io.latebind.search.query.VectorClause;
import io.latebind.search.result.HitOrder;
import io.latebind.search.result.Merge;
import io.latebind.search.result.MergedHit;
import io.latebind.search.result.PartitionHits;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Replaces the id of an entry by its vector, in a search for similar entries. One more vector is
 * requested, because the entry itself is the nearest and is left out.
 */
final class MoreLikeThisVector {
  private final Scatter scatter;
  private final SearchLimits limits;
  private final Collection<Integer> partitions;
  private final Scatter.Limit limit;

  MoreLikeThisVector(
      Scatter scatter, SearchLimits limits, Collection<Integer> partitions, Scatter.Limit limit) {
    this.scatter = scatter;
    this.limits = limits;
    this.partitions = partitions;
    this.limit = limit;
  }

  /**
   * The plan of a search; its vector has values.
   *
   * @throws ProblemException (400, 404, 503) if the entry or its vector is not available
   */
  SearchPlan plan(ParsedSearch asked, SearchSchema schema) {
    VectorClause vector = asked.request().vector();
    if (vector == null || vector.like() == null) {
      return SearchPlan.of(asked, null, schema);
    }
    ObjectNode json = asked.json().deepCopy();
    ObjectNode replaced = json.withObject("/vector");
    replaced.remove("like");
    replaced.set("values", vector(asked, vector.field(), vector.like()));
    replaced.put("k", vector.k() + 1);
    if (vector.candidates() > 0) {
      replaced.put("candidates", Math.max(vector.candidates(), vector.k() + 1));
    }
    return SearchPlan.of(ParsedSearch.of(asked.index(), json, limits), vector.like(), schema);
  }

  private ArrayNode vector(ParsedSearch asked, String field, String id) {
    JsonNode values = entry(asked, id).path(field);
    if (values instanceof ArrayNode vector) {
      return vector;
    }
    throw Problem.of(
            400,
            "The entry "
                + id
                + " has no vector in the field "
                + field
                + ". If it loads a document that brings it, ask again when that has come.")
        .with("id", id)
        .with("field", field)
        .asException();
  }

  private ObjectNode entry(ParsedSearch asked, String id) {
    ObjectNode json = Json.object().put("limit", 1).put("refresh", asked.request().refresh());
    json.putObject("query").putArray("ids").add(id);
    ParsedSearch lookup = ParsedSearch.of(asked.index(), json, limits);
    HitsShardQuery question = new HitsShardQuery(lookup, 1, 0, List.of(), null);
    try (PartialResponses<PartitionHits> reply = scatter.ask(question, partitions, limit)) {
      Optional<MergedHit> found =
          Merge.hits(reply.results(), HitOrder.BY_SCORE, 1).stream().findAny();
      return Json.decodeObject(found.orElseThrow(() -> absent(id, reply)).entry());
    }
  }

  private static ProblemException absent(String id, PartialResponses<?> reply) {
    if (reply.isComplete()) {
      return Problem.of(404, "There is no entry " + id + " that others could be like.")
          .with("id", id)
          .asException();
    }
    return Problem.of(
            503,
            "The entry "
                + id
                + " was not found, and not every partition could be asked. Try again in a moment.")
        .with("id", id)
        .with("partitions", new Coverage(reply.parts()).json())
        .retryable()
        .asException();
  }
}

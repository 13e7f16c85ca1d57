package io.latebind.http.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;
import io.latebind.http.Problem;
import io.latebind.http.ProblemException;
import io.latebind.search.Found;
import io.latebind.search.HitOrder;
import io.latebind.search.Merge;
import io.latebind.search.PartitionHits;
import io.latebind.search.SearchLimits;
import io.latebind.search.SearchSchema;
import io.latebind.search.VectorClause;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Puts the vector of an entry in the place of its id, in a search that asks for what is like it.
 * One vector more is asked for, since the entry itself is the nearest and is left out.
 */
final class LikeVector {
  private final Scatter scatter;
  private final SearchLimits limits;
  private final Collection<Integer> partitions;
  private final Scatter.Limit limit;

  LikeVector(
      Scatter scatter, SearchLimits limits, Collection<Integer> partitions, Scatter.Limit limit) {
    this.scatter = scatter;
    this.limits = limits;
    this.partitions = partitions;
    this.limit = limit;
  }

  /**
   * The plan of a search; its vector has values.
   *
   * @throws ProblemException (400, 404, 503) when the entry or its vector is not to be had
   */
  Plan plan(Asked asked, SearchSchema schema) {
    VectorClause vector = asked.request().vector();
    if (vector == null || vector.like() == null) {
      return Plan.of(asked, null, schema);
    }
    ObjectNode json = asked.json().deepCopy();
    ObjectNode replaced = json.withObject("/vector");
    replaced.remove("like");
    replaced.set("values", vector(asked, vector.field(), vector.like()));
    replaced.put("k", vector.k() + 1);
    if (vector.candidates() > 0) {
      replaced.put("candidates", Math.max(vector.candidates(), vector.k() + 1));
    }
    return Plan.of(Asked.of(asked.index(), json, limits), vector.like(), schema);
  }

  private ArrayNode vector(Asked asked, String field, String id) {
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

  private ObjectNode entry(Asked asked, String id) {
    ObjectNode json = Json.object().put("limit", 1).put("refresh", asked.request().refresh());
    json.putObject("query").putArray("ids").add(id);
    Asked lookup = Asked.of(asked.index(), json, limits);
    HitsQuestion question = new HitsQuestion(lookup, 1, 0, List.of(), null);
    try (Reply<PartitionHits> reply = scatter.ask(question, partitions, limit)) {
      Optional<Found> found = Merge.hits(reply.results(), HitOrder.BY_SCORE, 1).stream().findAny();
      return Json.decodeObject(found.orElseThrow(() -> absent(id, reply)).entry());
    }
  }

  private static ProblemException absent(String id, Reply<?> reply) {
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

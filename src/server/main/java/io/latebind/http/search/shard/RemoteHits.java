package io.latebind.http.search.shard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;
import io.latebind.search.query.SearchLimits;
import io.latebind.search.query.VectorClause;
import io.latebind.search.result.Facet;
import io.latebind.search.result.Hit;
import io.latebind.search.result.HitOrder;
import io.latebind.search.result.Merge;
import io.latebind.search.result.MergedHit;
import io.latebind.search.result.PartitionHits;
import io.latebind.search.result.SortValues;
import io.latebind.search.result.Total;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The hits of another instance's partitions, merged there. They hold nothing but memory. Entries
 * are sent as text, so that they arrive byte for byte.
 */
record RemoteHits(
    List<Hit> hits,
    List<Hit> nearest,
    Total total,
    Map<String, Facet> facets,
    List<JsonNode> sources)
    implements PartitionHits {

  /** Merges the hits of partitions and encodes them. */
  static ObjectNode encode(
      HitsShardQuery question, List<PartitionHits> parts, SearchLimits limits) {
    HitOrder order = HitOrder.of(question.asked().request());
    VectorClause vector = question.asked().request().vector();
    ObjectNode json = Json.object();
    AnswerBytes bytes = new AnswerBytes(limits);
    encode(
        json.putArray("hits"), Merge.hits(parts, order, question.hits()), question.hits(), bytes);
    int k = vector == null ? 0 : vector.k();
    encode(json.putArray("nearest"), Merge.nearest(parts, k), question.entries(), bytes);
    Total total = Merge.total(parts);
    json.putObject("total").put("value", total.value()).put("exact", total.exact());
    ObjectNode facets = json.putObject("facets");
    Merge.facets(parts).forEach((field, facet) -> encode(facets.putObject(field), facet));
    return json;
  }

  private static void encode(
      ArrayNode array, List<MergedHit> hits, int entries, AnswerBytes bytes) {
    for (MergedHit found : hits) {
      ObjectNode json = array.addObject().put("id", found.id());
      json.put("score", Float.toString(found.score()));
      json.set("sort", SortValues.encode(found.hit().sortValues()));
      if (array.size() <= entries) {
        json.put("entry", new String(bytes.count(found.entry()), StandardCharsets.UTF_8));
        json.set("highlight", found.highlight());
      }
    }
  }

  private static void encode(ObjectNode json, Facet facet) {
    json.put("others", facet.others());
    ObjectNode counts = json.putObject("counts");
    facet.counts().forEach(counts::put);
  }

  /** Decodes what {@link #encode(HitsShardQuery, List, SearchLimits)} wrote. */
  static RemoteHits decode(JsonNode json) {
    List<JsonNode> sources = new ArrayList<>();
    List<Hit> hits = decode(json.path("hits"), sources);
    List<Hit> nearest = decode(json.path("nearest"), sources);
    JsonNode total = json.path("total");
    Map<String, Facet> facets = new HashMap<>();
    json.path("facets")
        .properties()
        .forEach(field -> facets.put(field.getKey(), facet(field.getValue())));
    return new RemoteHits(
        hits,
        nearest,
        new Total(total.path("value").asLong(), total.path("exact").asBoolean()),
        facets,
        sources);
  }

  /** The place of a hit is the index of its source. */
  private static List<Hit> decode(JsonNode array, List<JsonNode> sources) {
    List<Hit> hits = new ArrayList<>();
    for (JsonNode json : array) {
      float score = Float.parseFloat(json.path("score").asText());
      List<Object> sort = SortValues.decode(json.path("sort"));
      hits.add(new Hit(json.path("id").asText(), score, sort, sources.size()));
      sources.add(json);
    }
    return hits;
  }

  private static Facet facet(JsonNode json) {
    Map<String, Long> counts = new HashMap<>();
    json.path("counts")
        .properties()
        .forEach(count -> counts.put(count.getKey(), count.getValue().asLong()));
    return new Facet(counts, json.path("others").asLong());
  }

  @Override
  public byte[] entry(Hit hit) {
    return sources.get(hit.place()).path("entry").asText().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public @Nullable ObjectNode highlight(Hit hit) {
    return sources.get(hit.place()).get("highlight") instanceof ObjectNode found ? found : null;
  }

  @Override
  public void close() {}
}

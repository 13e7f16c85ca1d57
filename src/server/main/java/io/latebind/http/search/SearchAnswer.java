package io.latebind.http.search;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;
import io.latebind.http.search.shard.AnswerBytes;
import io.latebind.search.query.SearchLimits;
import io.latebind.search.result.MergedHit;
import io.latebind.search.result.TopValues;
import io.latebind.search.result.Total;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Encodes the response to a search. Entries are written as they are on the topic, unless only some
 * of their fields were requested.
 */
final class SearchAnswer {
  private SearchAnswer() {}

  /**
   * The response as JSON.
   *
   * @param fields the fields of entries to return; empty for all
   * @throws io.latebind.search.query.SearchException if it is too large
   * @throws io.latebind.search.query.SearchTimeoutException if highlighting took too long
   */
  static byte[] encode(
      MergedResults findings,
      List<String> fields,
      Coverage coverage,
      long tookMillis,
      SearchLimits limits) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = Json.mapper().createGenerator(bytes)) {
      json.writeStartObject();
      writeTotal(json, findings.total(), coverage.allAnswered());
      writeHits(json, findings, fields, new AnswerBytes(limits));
      writeFacets(json, findings.facets());
      json.writePOJOField("partitions", coverage.json());
      json.writeBooleanField("complete", coverage.isComplete());
      if (findings.cursor() != null) {
        json.writeStringField("cursor", findings.cursor());
      }
      json.writeNumberField("tookMillis", tookMillis);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("an answer could not be written to memory", e);
    }
    return bytes.toByteArray();
  }

  /** The total is a lower bound if partitions did not answer. */
  private static void writeTotal(JsonGenerator json, Total total, boolean allAnswered)
      throws IOException {
    json.writeObjectFieldStart("total");
    json.writeNumberField("value", total.value());
    json.writeStringField("relation", total.exact() && allAnswered ? "eq" : "gte");
    json.writeEndObject();
  }

  private static void writeHits(
      JsonGenerator json, MergedResults findings, List<String> fields, AnswerBytes bytes)
      throws IOException {
    json.writeArrayFieldStart("hits");
    for (MergedHit found : findings.page()) {
      json.writeStartObject();
      json.writeStringField("id", found.id());
      if (!Float.isNaN(found.score())) {
        json.writeNumberField("score", found.score());
      }
      json.writeFieldName("entry");
      writeEntry(json, bytes.count(told(found.entry(), fields)));
      ObjectNode highlight = found.highlight();
      if (highlight != null) {
        json.writePOJOField("highlight", highlight);
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static byte[] told(byte[] entry, List<String> fields) {
    return fields.isEmpty() ? entry : Json.encode(Json.decodeObject(entry).retain(fields));
  }

  private static void writeEntry(JsonGenerator json, byte[] entry) throws IOException {
    json.writeRawValue(new String(entry, StandardCharsets.UTF_8));
  }

  private static void writeFacets(JsonGenerator json, Map<String, TopValues> facets)
      throws IOException {
    if (facets.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart("facets");
    for (Map.Entry<String, TopValues> facet : facets.entrySet()) {
      json.writeObjectFieldStart(facet.getKey());
      json.writePOJOField("values", facet.getValue().values());
      json.writeNumberField("others", facet.getValue().others());
      json.writeEndObject();
    }
    json.writeEndObject();
  }
}

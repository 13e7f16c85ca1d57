package io.latebind.search.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.definition.type.Analyzer;
import io.latebind.definition.type.FieldType;
import io.latebind.definition.type.Quantization;
import io.latebind.definition.type.Similarity;
import io.latebind.document.Json;
import io.latebind.search.query.SearchField;
import io.latebind.search.query.SearchSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A schema as JSON: {@code {"index":"orders","fields":[{"name":"total","several":false,
 * "type":{"type":"double"}}]}}.
 */
final class SchemaJson {
  private SchemaJson() {}

  static ObjectNode encode(SearchSchema schema) {
    ObjectNode json = Json.object().put("index", schema.index());
    ArrayNode fields = json.putArray("fields");
    for (SearchField field : schema.fields()) {
      ObjectNode each = fields.addObject().put("name", field.name());
      each.put("several", field.several()).set("type", field.type().describe());
    }
    return json;
  }

  /**
   * Decodes what {@link #encode} wrote.
   *
   * @throws IllegalArgumentException if it is of a version that knows more types or options
   */
  static SearchSchema decode(JsonNode json) {
    List<SearchField> fields = new ArrayList<>();
    for (JsonNode field : json.path("fields")) {
      fields.add(
          new SearchField(
              field.path("name").asText(),
              type(field.path("type")),
              field.path("several").asBoolean()));
    }
    return new SearchSchema(json.path("index").asText(), fields);
  }

  private static FieldType type(JsonNode json) {
    FieldType type = decoded(json);
    if (!type.describe().equals(json)) {
      throw new IllegalArgumentException("A field has options that are not known: " + json);
    }
    return type;
  }

  private static FieldType decoded(JsonNode json) {
    return switch (json.path("type").asText()) {
      case "keyword" -> FieldType.KEYWORD;
      case "text" -> FieldType.text(constant(Analyzer.class, json.path("analyzer")));
      case "boolean" -> FieldType.BOOLEAN;
      case "long" -> FieldType.LONG;
      case "double" -> FieldType.DOUBLE;
      case "date" ->
          json.has("format") ? FieldType.date(json.path("format").asText()) : FieldType.DATE;
      case "vector" ->
          FieldType.vector(
              json.path("dimensions").asInt(),
              constant(Similarity.class, json.path("similarity")),
              json.has("quantization")
                  ? constant(Quantization.class, json.path("quantization"))
                  : Quantization.NONE);
      default ->
          throw new IllegalArgumentException("A field has a type that is not known: " + json);
    };
  }

  private static <E extends Enum<E>> E constant(Class<E> type, JsonNode label) {
    return Enum.valueOf(type, label.asText().toUpperCase(Locale.ROOT));
  }
}

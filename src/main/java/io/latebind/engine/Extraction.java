package io.latebind.engine;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes what a {@link Projection} keeps out of the bytes of a document, in one go over its tokens.
 * It finds what {@link Projection#project} finds in the document's tree: of fields with the same
 * name, the last.
 */
final class Extraction {
  private Extraction() {}

  /** What {@code projection}, which is not the whole, keeps of a document. */
  static ObjectNode of(Projection projection, byte[] content) {
    if (projection.fields().isEmpty()) {
      return Json.object();
    }
    try (JsonParser parser = Json.parser(content)) {
      parser.nextToken();
      return object(projection, parser);
    } catch (IOException e) {
      throw new UncheckedIOException("A stored document could not be read", e);
    }
  }

  private static ObjectNode object(Projection projection, JsonParser parser) throws IOException {
    Map<String, Projection> fields = projection.fields();
    Map<String, JsonNode> kept = new TreeMap<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken token = parser.nextToken();
      Projection inner = fields.get(name);
      if (inner == null) {
        parser.skipChildren();
      } else {
        keep(name, token == JsonToken.VALUE_NULL ? null : value(inner, parser), kept);
      }
    }
    ObjectNode object = Json.object();
    return object.setAll(kept);
  }

  /** A field that comes again takes the place of the one before, also when nothing is kept. */
  private static void keep(String name, @Nullable JsonNode value, Map<String, JsonNode> kept) {
    if (value == null) {
      kept.remove(name);
    } else {
      kept.put(name, value);
    }
  }

  /** What is kept of the value that the parser stands at, or null. The parser goes to its end. */
  private static @Nullable JsonNode value(Projection projection, JsonParser parser)
      throws IOException {
    if (projection.isWhole()) {
      return Json.value(parser);
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(projection, parser);
      case START_ARRAY -> array(projection, parser);
      default -> null;
    };
  }

  private static ArrayNode array(Projection projection, JsonParser parser) throws IOException {
    ArrayNode array = Json.mapper().createArrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      JsonNode element = value(projection, parser);
      if (element != null) {
        array.add(element);
      }
    }
    return array;
  }
}

package io.latebind.search.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.latebind.document.Json;
import io.latebind.search.result.Hit.Missing;
import java.util.ArrayList;
import java.util.List;

/**
 * Sort values as JSON, each with its type: {@code {"float":"1.5"}}, {@code {"string":"…"}}, {@code
 * {"long":"1"}}, {@code {"double":"-0.0"}}, null for a missing one. Numbers are written as text, so
 * that they are read back exactly.
 */
public final class SortValues {
  private SortValues() {}

  /** The values as a JSON array. */
  public static ArrayNode encode(List<Object> values) {
    ArrayNode array = Json.mapper().createArrayNode();
    values.forEach(value -> array.add(encode(value)));
    return array;
  }

  private static JsonNode encode(Object value) {
    return switch (value) {
      case Missing missing -> NullNode.getInstance();
      case Float number -> Json.object().put("float", number.toString());
      case Long number -> Json.object().put("long", number.toString());
      case Double number -> Json.object().put("double", number.toString());
      case String text -> Json.object().put("string", text);
      default -> throw new IllegalArgumentException("no sort value: " + value.getClass());
    };
  }

  /**
   * The values that {@link #encode} wrote.
   *
   * @throws IllegalArgumentException if they are not such values
   */
  public static List<Object> decode(JsonNode array) {
    List<Object> values = new ArrayList<>();
    array.forEach(value -> values.add(decodeOne(value)));
    return values;
  }

  private static Object decodeOne(JsonNode value) {
    if (value.isNull()) {
      return Missing.MISSING;
    }
    if (!value.isObject() || value.size() != 1) {
      throw new IllegalArgumentException("a sort value is an object with one member");
    }
    String type = value.fieldNames().next();
    String text = value.get(type).asText();
    return switch (type) {
      case "float" -> Float.valueOf(text);
      case "long" -> Long.valueOf(text);
      case "double" -> Double.valueOf(text);
      case "string" -> text;
      default -> throw new IllegalArgumentException("no type of sort values: " + type);
    };
  }
}

package io.latebind.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;
import io.latebind.engine.Fields;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks what a function has made, and converts the fields whose type is stated. */
final class MadeFields {
  private final ObjectNode values = Json.object();
  private final Map<String, String> errors = new LinkedHashMap<>();

  private MadeFields() {}

  /**
   * The fields of an entry: those whose type is stated first, in that order, then the others as the
   * function made them. Nulls are left out.
   *
   * @throws IllegalArgumentException when a name begins with {@code _}, or there is no object
   */
  static Fields check(@Nullable ObjectNode made, IndexSchema schema) {
    if (made == null) {
      throw new IllegalArgumentException(
          "The function of the index "
              + schema.name()
              + " returned null; return an object, or use flatMap and return an empty list");
    }
    MadeFields fields = new MadeFields();
    for (FieldDefinition field : schema.fields()) {
      fields.convert(field, made.path(field.name()));
    }
    made.properties().forEach(each -> fields.keep(each.getKey(), each.getValue(), schema));
    return new Fields(fields.values, Collections.unmodifiableMap(fields.errors));
  }

  private void convert(FieldDefinition field, JsonNode value) {
    if (value.isMissingNode()) {
      return;
    }
    boolean several = value.isArray() && !(field.type() instanceof FieldType.VectorType);
    Complaints complaints = new Complaints(several);
    ArrayNode converted = values.arrayNode();
    for (JsonNode each : several ? value : values.arrayNode().add(value)) {
      JsonNode element = Conversion.convert(field.type(), each, complaints);
      if (element != null) {
        converted.add(element);
      }
    }
    if (!converted.isEmpty()) {
      values.set(field.name(), several ? converted : converted.get(0));
    }
    complaints.putInto(errors, field.name());
  }

  private void keep(String name, JsonNode value, IndexSchema schema) {
    if (name.startsWith("_")) {
      throw new IllegalArgumentException(
          "The function of the index "
              + schema.name()
              + " returned the field "
              + Quote.text(name)
              + "; names that begin with _ are reserved");
    }
    boolean stated = schema.fields().stream().anyMatch(field -> field.name().equals(name));
    if (!stated && !value.isNull()) {
      values.set(name, value);
    }
  }
}

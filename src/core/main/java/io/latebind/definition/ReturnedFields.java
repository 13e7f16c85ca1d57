package io.latebind.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.definition.text.FieldErrors;
import io.latebind.definition.text.Quote;
import io.latebind.definition.type.Conversion;
import io.latebind.definition.type.FieldType;
import io.latebind.document.Json;
import io.latebind.index.Fields;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks what a function returned, and converts the fields whose type is declared. */
final class ReturnedFields {
  private final ObjectNode values = Json.object();
  private final Map<String, String> errors = new LinkedHashMap<>();

  private ReturnedFields() {}

  /**
   * The fields of an entry: first those with a declared type, in the order of declaration, then the
   * others as the function returned them. Nulls are left out.
   *
   * @throws IllegalArgumentException when a name begins with {@code _}, or {@code made} is null
   */
  static Fields check(@Nullable ObjectNode made, IndexSchema schema) {
    if (made == null) {
      throw new IllegalArgumentException(
          "The function of the index "
              + schema.name()
              + " returned null; return an object, or use flatMap and return an empty list");
    }
    ReturnedFields fields = new ReturnedFields();
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
    FieldErrors complaints = new FieldErrors(several);
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

package io.latebind.definition.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.definition.FieldDefinition;
import io.latebind.definition.path.FieldPath;
import io.latebind.definition.path.Scope;
import io.latebind.definition.text.FieldErrors;
import io.latebind.definition.type.Conversion;
import io.latebind.definition.type.FieldType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The compiled plan for one field.
 *
 * @param name its name in entries
 * @param type what its values become
 * @param path where they come from
 */
record FieldPlan(String name, FieldType type, FieldPath path) {
  /**
   * Puts what the path yields into {@code values}, and what is wrong with it into {@code errors}.
   */
  void run(Scope scope, ObjectNode values, Map<String, String> errors) {
    boolean several = path.several();
    FieldErrors complaints = new FieldErrors(several);
    ArrayNode found = values.arrayNode();
    path.read(
        scope,
        value -> {
          JsonNode converted = convert(value, complaints);
          if (converted != null) {
            found.add(converted);
          }
        },
        complaints);
    if (!found.isEmpty()) {
      values.set(name, several ? found : found.get(0));
    }
    complaints.putInto(errors, name);
  }

  private @Nullable JsonNode convert(JsonNode value, FieldErrors complaints) {
    if (value.isArray() && !(type instanceof FieldType.VectorType)) {
      complaints.add(path.arrayInTheWay(path.steps().size()));
      return null;
    }
    return Conversion.convert(type, value, complaints);
  }

  FieldDefinition definition() {
    return new FieldDefinition(name, type, path.toString(), path.several());
  }
}

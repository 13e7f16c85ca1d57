package io.latebind.definition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.definition.type.FieldType;
import io.latebind.document.Json;
import org.jspecify.annotations.Nullable;

/**
 * A field of an index's entries.
 *
 * @param name its name in entries
 * @param type its type and options
 * @param path where its values come from; null when a function makes them
 * @param several whether an entry may hold an array of values (for a vector, always false: its
 *     array is one value)
 */
public record FieldDefinition(String name, FieldType type, @Nullable String path, boolean several) {
  /** The field as JSON: path, type and options. */
  public ObjectNode describe() {
    ObjectNode described = Json.object();
    if (path != null) {
      described.put("path", path);
    }
    described.setAll(type.describe());
    return described.put("several", several);
  }
}

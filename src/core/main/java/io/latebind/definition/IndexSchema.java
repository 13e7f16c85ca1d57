package io.latebind.definition;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;
import java.util.List;

/**
 * What is known about an index without running it.
 *
 * @param name its name
 * @param from the patterns of the ids that it covers
 * @param loads its loads, in the order in which they run; none for an index in Java, whose function
 *     loads what it needs
 * @param fields the fields whose type is known, in the order of the definition
 */
public record IndexSchema(
    String name, List<String> from, List<LoadDefinition> loads, List<FieldDefinition> fields) {
  /** Copies the lists. */
  public IndexSchema {
    from = List.copyOf(from);
    loads = List.copyOf(loads);
    fields = List.copyOf(fields);
  }

  /** The definition as JSON: {@code {"name", "from": […], "load": {…}, "fields": {…}}}. */
  public ObjectNode describe() {
    ObjectNode described = Json.object().put("name", name);
    ArrayNode patterns = described.putArray("from");
    from.forEach(patterns::add);
    ObjectNode load = described.putObject("load");
    loads.forEach(each -> load.set(each.name(), each.describe()));
    ObjectNode field = described.putObject("fields");
    fields.forEach(each -> field.set(each.name(), each.describe()));
    return described;
  }
}

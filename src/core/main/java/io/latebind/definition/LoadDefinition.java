package io.latebind.definition;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.definition.path.PathStep;
import io.latebind.document.Json;
import io.latebind.index.Projection;
import java.util.List;

/**
 * A load of an index.
 *
 * @param name its name in paths
 * @param template the ids it asks for
 * @param projection what is read of the documents that it finds
 * @param several whether it may ask for more than one id
 */
public record LoadDefinition(String name, String template, Projection projection, boolean several) {
  /** The load as JSON: the template, and the paths that are read of the documents that it finds. */
  public ObjectNode describe() {
    ObjectNode described = Json.object().put("template", template);
    ArrayNode reads = described.putArray("reads");
    for (List<String> path : projection.paths()) {
      reads.add(
          String.join(".", path.stream().map(name -> new PathStep(name, 0).toString()).toList()));
    }
    return described.put("several", several);
  }
}

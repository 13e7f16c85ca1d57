package io.latebind.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * What an index puts into one entry.
 *
 * @param values the fields, in the order they shall have; no name begins with {@code _}
 * @param errors why a field is left out: field to reason, in the order of the definition
 */
public record Fields(ObjectNode values, Map<String, String> errors) {
  /** Fields without errors. */
  public Fields(ObjectNode values) {
    this(values, Map.of());
  }
}

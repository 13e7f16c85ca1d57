package io.latebind.index;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * The fields that an index puts into one entry.
 *
 * @param values the fields, in their final order; no name begins with {@code _}
 * @param errors why fields are left out: from field to reason, in the order of the definition
 */
public record Fields(ObjectNode values, Map<String, String> errors) {
  /** Fields without errors. */
  public Fields(ObjectNode values) {
    this(values, Map.of());
  }
}

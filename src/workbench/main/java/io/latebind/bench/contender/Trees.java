package io.latebind.bench.contender;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/** Documents as JSON trees, as the joins pass them on that know no types. */
final class Trees {
  static final Serde<JsonNode> SERDE = JsonSerdes.of(JsonNode.class);

  private static final List<String> ENTRY =
      List.of("title", "total", "name", "name2", "name3", "label");

  private Trees() {}

  /** The field of a document as text; null when there is none. */
  static @Nullable String text(JsonNode document, String field) {
    return document.path(field).textValue();
  }

  /** What was joined so far, with a field of one more document. */
  static JsonNode with(JsonNode entry, @Nullable JsonNode other, String from, String to) {
    ObjectNode joined = JsonNodeFactory.instance.objectNode();
    for (var field : entry.properties()) {
      joined.set(field.getKey(), field.getValue());
    }
    if (other != null && other.has(from)) {
      joined.set(to, other.get(from));
    }
    return joined;
  }

  /** The fields of an entry, in their order. */
  static @Nullable JsonNode entry(@Nullable JsonNode joined) {
    return joined == null ? null : only(joined, ENTRY);
  }

  /** Some fields of a document, in that order. */
  static JsonNode only(JsonNode document, Collection<String> names) {
    ObjectNode some = JsonNodeFactory.instance.objectNode();
    for (String name : names) {
      if (document.has(name)) {
        some.set(name, document.get(name));
      }
    }
    return some;
  }
}

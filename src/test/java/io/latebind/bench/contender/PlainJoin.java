package io.latebind.bench.contender;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.bench.data.Kind;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.ValueJoiner;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Foreign-key joins as the documentation shows them: tables of JSON trees, joined. */
final class PlainJoin {
  private static final Serde<JsonNode> TREES = JsonSerdes.of(JsonNode.class);
  private static final List<String> FIELDS =
      List.of("title", "total", "name", "name2", "name3", "label");

  private PlainJoin() {}

  static Topology topology(Assignment assignment) {
    StreamsBuilder builder = new StreamsBuilder();
    KTable<String, JsonNode> entries = table(builder, assignment, Kind.REFERRER);
    KTable<String, JsonNode> targets = table(builder, assignment, Kind.TARGET);
    for (int i = 1; i <= assignment.references(); i++) {
      String number = i == 1 ? "" : Integer.toString(i);
      ValueJoiner<JsonNode, @Nullable JsonNode, JsonNode> joiner =
          (entry, target) ->
              with(with(entry, target, "name", "name" + number), target, "region", "region");
      entries = entries.leftJoin(targets, entry -> text(entry, "ref" + number), joiner, stored());
    }
    if (assignment.hops()) {
      KTable<String, JsonNode> seconds = table(builder, assignment, Kind.SECOND);
      entries =
          entries.leftJoin(
              seconds,
              entry -> text(entry, "region"),
              (entry, second) -> with(entry, second, "label", "label"),
              stored());
    }
    entries
        .toStream()
        .mapValues(PlainJoin::fields)
        .to(assignment.outputTopic(), Produced.with(Serdes.String(), TREES));
    return builder.build(Tuning.defaults(assignment));
  }

  private static KTable<String, JsonNode> table(
      StreamsBuilder builder, Assignment assignment, Kind kind) {
    return builder.table(assignment.inputTopic(kind), Consumed.with(Serdes.String(), TREES));
  }

  /** The field of a document as text; null when there is none. */
  private static @Nullable String text(JsonNode document, String field) {
    return document.path(field).textValue();
  }

  /** What was joined so far, with fields of one more document. */
  private static JsonNode with(JsonNode entry, @Nullable JsonNode other, String from, String to) {
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
  private static @Nullable JsonNode fields(@Nullable JsonNode joined) {
    if (joined == null) {
      return null;
    }
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    for (String name : FIELDS) {
      if (joined.has(name)) {
        entry.set(name, joined.get(name));
      }
    }
    return entry;
  }

  private static Materialized<String, JsonNode, KeyValueStore<Bytes, byte[]>> stored() {
    return Materialized.with(Serdes.String(), TREES);
  }
}

package io.latebind.bench.contender;

import com.fasterxml.jackson.databind.JsonNode;
import io.latebind.bench.data.Kind;
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
  private PlainJoin() {}

  static Topology topology(Assignment assignment) {
    StreamsBuilder builder = new StreamsBuilder();
    KTable<String, JsonNode> entries = table(builder, assignment, Kind.REFERRER);
    KTable<String, JsonNode> targets = table(builder, assignment, Kind.TARGET);
    for (int i = 1; i <= assignment.references(); i++) {
      String number = i == 1 ? "" : Integer.toString(i);
      ValueJoiner<JsonNode, @Nullable JsonNode, JsonNode> joiner =
          (entry, target) ->
              Trees.with(
                  Trees.with(entry, target, "name", "name" + number), target, "region", "region");
      entries =
          entries.leftJoin(targets, entry -> Trees.text(entry, "ref" + number), joiner, stored());
    }
    if (assignment.hops()) {
      KTable<String, JsonNode> seconds = table(builder, assignment, Kind.SECOND);
      entries =
          entries.leftJoin(
              seconds,
              entry -> Trees.text(entry, "region"),
              (entry, second) -> Trees.with(entry, second, "label", "label"),
              stored());
    }
    entries
        .toStream()
        .mapValues(Trees::entry)
        .to(assignment.outputTopic(), Produced.with(Serdes.String(), Trees.SERDE));
    return builder.build(Tuning.defaults(assignment));
  }

  private static KTable<String, JsonNode> table(
      StreamsBuilder builder, Assignment assignment, Kind kind) {
    return builder.table(assignment.inputTopic(kind), Consumed.with(Serdes.String(), Trees.SERDE));
  }

  private static Materialized<String, JsonNode, KeyValueStore<Bytes, byte[]>> stored() {
    return Materialized.with(Serdes.String(), Trees.SERDE);
  }
}

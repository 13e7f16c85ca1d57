package io.latebind.bench.contender;

import com.fasterxml.jackson.databind.JsonNode;
import io.latebind.bench.data.Kind;
import java.util.List;
import java.util.function.Function;
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

/**
 * Foreign-key joins of JSON trees with Latebind's settings, source topics as changelogs, and the
 * right side projected before it is joined, so that answers and stores hold no more of it. What is
 * joined several times carries along only what is needed.
 */
final class TunedJoin {
  private static final List<String> LEFT =
      List.of("title", "total", "ref2", "ref3", "name", "name2", "name3", "region", "label");

  private TunedJoin() {}

  static Topology topology(Assignment assignment) {
    StreamsBuilder builder = new StreamsBuilder();
    KTable<String, JsonNode> entries = table(builder, assignment, Kind.REFERRER);
    KTable<String, JsonNode> targets =
        table(builder, assignment, Kind.TARGET)
            .mapValues(target -> Trees.only(target, List.of("name", "region")), stored());
    for (int i = 1; i <= assignment.references(); i++) {
      String number = i == 1 ? "" : Integer.toString(i);
      ValueJoiner<JsonNode, @Nullable JsonNode, JsonNode> joiner =
          (entry, target) -> joined(entry, target, "name" + number, assignment.hops());
      Function<JsonNode, @Nullable String> reference = entry -> Trees.text(entry, "ref" + number);
      boolean last = i == assignment.references() && !assignment.hops();
      entries =
          last
              ? entries.leftJoin(targets, reference, joiner)
              : entries.leftJoin(targets, reference, joiner, stored());
    }
    if (assignment.hops()) {
      KTable<String, JsonNode> seconds =
          table(builder, assignment, Kind.SECOND)
              .mapValues(second -> Trees.only(second, List.of("label")), stored());
      entries =
          entries.leftJoin(
              seconds,
              entry -> Trees.text(entry, "region"),
              (entry, second) -> Trees.with(entry, second, "label", "label"));
    }
    entries
        .toStream()
        .mapValues(Trees::entry)
        .to(assignment.outputTopic(), Produced.with(Serdes.String(), Trees.SERDE));
    return builder.build(Tuning.tuned(assignment));
  }

  private static JsonNode joined(
      JsonNode entry, @Nullable JsonNode target, String name, boolean hops) {
    JsonNode joined = Trees.with(Trees.only(entry, LEFT), target, "name", name);
    return hops ? Trees.with(joined, target, "region", "region") : joined;
  }

  private static KTable<String, JsonNode> table(
      StreamsBuilder builder, Assignment assignment, Kind kind) {
    return builder.table(assignment.inputTopic(kind), Consumed.with(Serdes.String(), Trees.SERDE));
  }

  private static Materialized<String, JsonNode, KeyValueStore<Bytes, byte[]>> stored() {
    return Materialized.with(Serdes.String(), Trees.SERDE);
  }
}

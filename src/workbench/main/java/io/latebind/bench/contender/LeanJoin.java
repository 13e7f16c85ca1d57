package io.latebind.bench.contender;

import io.latebind.bench.contender.Projected.Entry;
import io.latebind.bench.contender.Projected.Referrer;
import io.latebind.bench.contender.Projected.Second;
import io.latebind.bench.contender.Projected.Target;
import io.latebind.bench.data.Kind;
import java.util.Locale;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.TableJoined;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Foreign-key joins as someone writes them who knows them well: documents are projected to what is
 * needed as they are read, by types of their own, so that neither stores nor messages hold more,
 * and each is parsed once.
 */
final class LeanJoin {
  private LeanJoin() {}

  static Topology topology(Assignment assignment) {
    StreamsBuilder builder = new StreamsBuilder();
    KTable<String, Referrer> referrers = table(builder, assignment, Kind.REFERRER, Referrer.class);
    KTable<String, Target> targets = table(builder, assignment, Kind.TARGET, Target.class);
    entries(builder, assignment, referrers, targets)
        .toStream()
        .to(assignment.outputTopic(), Produced.with(Serdes.String(), JsonSerdes.of(Entry.class)));
    return builder.build(Tuning.tuned(assignment));
  }

  private static KTable<String, Entry> entries(
      StreamsBuilder builder,
      Assignment assignment,
      KTable<String, Referrer> referrers,
      KTable<String, Target> targets) {
    if (assignment.hops()) {
      KTable<String, Second> seconds = table(builder, assignment, Kind.SECOND, Second.class);
      return referrers
          .leftJoin(targets, Referrer::ref, Entry::toSecond, named("target"), stored("joined-1"))
          .leftJoin(seconds, Entry::region, Entry::withLabel, named("second"));
    }
    if (assignment.references() == 3) {
      return referrers
          .leftJoin(targets, Referrer::ref, Entry::toThird, named("target"), stored("joined-1"))
          .leftJoin(
              targets, Entry::ref2, Entry::withSecondName, named("target-2"), stored("joined-2"))
          .leftJoin(targets, Entry::ref3, Entry::withThirdName, named("target-3"));
    }
    return referrers.leftJoin(targets, Referrer::ref, Entry::of, named("target"));
  }

  private static <V> KTable<String, V> table(
      StreamsBuilder builder, Assignment assignment, Kind kind, Class<V> type) {
    String topic = assignment.inputTopic(kind);
    String store = kind.name().toLowerCase(Locale.ROOT);
    return builder.table(
        topic,
        Consumed.with(Serdes.String(), JsonSerdes.of(type)),
        Materialized.<String, V, KeyValueStore<Bytes, byte[]>>as(store));
  }

  private static <KO> TableJoined<String, KO> named(String name) {
    return TableJoined.as(name);
  }

  private static Materialized<String, Entry, KeyValueStore<Bytes, byte[]>> stored(String name) {
    return Materialized.<String, Entry, KeyValueStore<Bytes, byte[]>>as(name)
        .withKeySerde(Serdes.String())
        .withValueSerde(JsonSerdes.of(Entry.class));
  }
}

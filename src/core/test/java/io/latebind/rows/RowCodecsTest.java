package io.latebind.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.protocol.CachedProjection;
import io.latebind.protocol.EvaluationRecord;
import io.latebind.protocol.IndexState;
import io.latebind.protocol.StoredDocument;
import io.latebind.protocol.Sweep;
import io.latebind.protocol.TargetState;
import io.latebind.protocol.TargetState.Replica;
import io.latebind.state.RandomDamage;
import io.latebind.state.Samples;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RowCodecsTest {
  @Test
  void everyRowThatIsWrittenIsRead() {
    each(
        new Samples(1),
        (value, again) -> assertThat(again).usingRecursiveComparison().isEqualTo(value));
  }

  private static void each(Samples samples, BiConsumer<Object, Object> check) {
    for (int i = 0; i < 1_000; i++) {
      StoredDocument document = new StoredDocument(samples.number(), samples.bytes());
      check.accept(document, RowCodecs.decodeDocument(RowCodecs.encode(document)));
      IndexState index = index(samples);
      check.accept(index, RowCodecs.decodeIndex(RowCodecs.encode(index)));
      DocumentState id = id(samples);
      check.accept(id, RowCodecs.decodeId(RowCodecs.encode(id)));
      Sweep sweep = sweep(samples);
      check.accept(sweep, RowCodecs.decodeSweep(RowCodecs.encode(sweep)));
      Position position = position(samples);
      check.accept(position, RowCodecs.decodePosition(RowCodecs.encode(position)));
    }
  }

  private static Position position(Samples samples) {
    TopicId documents = new TopicId(samples.text(), samples.below(1 << 20));
    TopicId reindex = new TopicId(samples.text(), samples.below(1 << 20));
    TopicIds topics = new TopicIds(documents, reindex, TopicId.UNKNOWN);
    return new Position(
        samples.number(), samples.number(), samples.number(), samples.number(), topics);
  }

  @Test
  void whateverElseIsRefused() {
    Samples samples = new Samples(2);
    List<Function<byte[], ?>> readers =
        List.of(
            row -> Optional.ofNullable(RowCodecs.decodeDocument(row)),
            RowCodecs::decodeIndex,
            RowCodecs::decodePosition,
            RowCodecs::decodeId,
            RowCodecs::decodeSweep);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = RandomDamage.of(row(samples), samples);

      readers.forEach(reader -> RandomDamage.readsOrRefuses(() -> reader.apply(bytes)));
    }
  }

  private static byte[] row(Samples samples) {
    return switch (samples.below(5)) {
      case 0 -> RowCodecs.encode(index(samples));
      case 1, 2, 3 -> RowCodecs.encode(id(samples));
      default -> RowCodecs.encode(sweep(samples));
    };
  }

  private static IndexState index(Samples samples) {
    return new IndexState(samples.text(), samples.number(), samples.number(), samples.number());
  }

  private static DocumentState id(Samples samples) {
    TreeMap<String, byte[]> entries = new TreeMap<>();
    for (int i = samples.below(3); i > 0; i--) {
      entries.put(samples.text(), samples.bytes());
    }
    var subscribers = samples.subscribers();
    return new DocumentState(
        samples.flip() ? new DocumentState.Version(samples.number(), samples.flip()) : null,
        samples.flip() ? evaluated(samples) : null,
        samples.flip() ? new CachedProjection(samples.below(1_000) - 500, samples.bytes()) : null,
        entries,
        samples.flip() ? target(samples) : null,
        samples.texts(),
        samples.flip(),
        subscribers.isEmpty() ? Map.of() : subscribers,
        places(samples));
  }

  private static SortedMap<String, Integer> places(Samples samples) {
    TreeMap<String, Integer> places = new TreeMap<>();
    for (int i = samples.below(3); i > 0; i--) {
      places.put(samples.text(), 1 + samples.below(1 << 20));
    }
    return places;
  }

  private static EvaluationRecord evaluated(Samples samples) {
    TreeMap<String, EvaluationRecord.Outcome> outcomes = new TreeMap<>();
    for (int i = samples.below(4); i > 0; i--) {
      outcomes.put(
          samples.text(),
          new EvaluationRecord.Outcome(
              samples.flip(),
              samples.texts(),
              samples.flip(),
              samples.below(1_000),
              samples.flip(),
              samples.flip() ? samples.text() : null));
    }
    return new EvaluationRecord(outcomes);
  }

  private static TargetState target(Samples samples) {
    Replica replica =
        switch (samples.below(4)) {
          case 0 -> null;
          case 1 -> new Replica.Awaiting();
          case 2 -> new Replica.Missing();
          default -> new Replica.Present(samples.bytes());
        };
    return new TargetState(samples.projection(), replica);
  }

  private static Sweep sweep(Samples samples) {
    return new Sweep(samples.text(), samples.flip() ? samples.text() : null, samples.flip());
  }
}

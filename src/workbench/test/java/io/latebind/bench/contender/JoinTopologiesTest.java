package io.latebind.bench.contender;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.bench.data.BenchDocuments;
import io.latebind.bench.data.BenchEntries;
import io.latebind.bench.data.EntryFormat;
import io.latebind.bench.data.Kind;
import io.latebind.bench.data.Redefinition;
import io.latebind.bench.data.Shape;
import io.latebind.bench.data.Updates;
import io.latebind.bench.data.Versions;
import io.latebind.bench.data.Write;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The joins make the entries that the benchmark expects: they are worth comparing with. */
class JoinTopologiesTest {
  private static final long SEED = 11;

  @TempDir private Path folder;

  static Stream<Arguments> cases() {
    Shape plain = Shape.sharing(40, 1);
    return Stream.of(
            plain,
            Shape.sharing(40, 10),
            plain.withThreeReferences(),
            plain.withHops(),
            plain.withAnchors())
        .flatMap(
            shape ->
                Stream.of(Contender.FK_JOIN, Contender.FK_JOIN_TUNED, Contender.FK_JOIN_LEAN)
                    .map(contender -> Arguments.of(contender, shape)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void joinsArriveAtTheHandwrittenEntries(Contender contender, Shape shape) {
    Assignment assignment =
        new Assignment(
            contender,
            "nowhere:1",
            "app",
            "in-",
            folder,
            1,
            shape.references(),
            shape.hops(),
            shape.anchored(),
            Redefinition.NONE);
    Versions written = new Versions(shape);
    BenchDocuments documents = new BenchDocuments(shape, SEED);
    try (TopologyTestDriver driver = driver(assignment)) {
      for (Write write : writes(written)) {
        written.apply(write);
        pipe(driver, assignment, shape.id(write.kind(), write.number()), write, documents);
      }
      Map<String, byte[]> actual =
          driver
              .createOutputTopic(
                  assignment.outputTopic(), new StringDeserializer(), new ByteArrayDeserializer())
              .readKeyValuesToMap();
      BenchEntries entries = new BenchEntries(shape, EntryFormat.FIELDS, documents);
      for (int i = 0; i < shape.referrers(); i++) {
        byte[] entry = Objects.requireNonNull(actual.get(shape.id(Kind.REFERRER, i)));
        assertThat(new String(entry, StandardCharsets.UTF_8))
            .as("seed %d", SEED)
            .isEqualTo(new String(entries.bytes(i, written.shown(i)), StandardCharsets.UTF_8));
      }
    }
  }

  private static TopologyTestDriver driver(Assignment assignment) {
    Topology topology =
        switch (assignment.contender()) {
          case FK_JOIN -> PlainJoin.topology(assignment);
          case FK_JOIN_TUNED -> TunedJoin.topology(assignment);
          default -> LeanJoin.topology(assignment);
        };
    Properties properties =
        assignment.contender() == Contender.FK_JOIN
            ? Tuning.defaults(assignment)
            : Tuning.tuned(assignment);
    return new TopologyTestDriver(topology, properties);
  }

  private static void pipe(
      TopologyTestDriver driver,
      Assignment assignment,
      String id,
      Write write,
      BenchDocuments documents) {
    driver
        .createInputTopic(
            assignment.inputTopic(write.kind()), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(id, documents.json(write));
  }

  /** A load with some targets that come never, and one update of most documents. */
  private static List<Write> writes(Versions written) {
    Random random = new Random(SEED);
    List<Write> load =
        new Updates.First(List.of(Kind.values()))
            .writes(written, random).stream()
                .filter(write -> write.kind() == Kind.REFERRER || write.number() % 10 != 3)
                .toList();
    List<Write> updates =
        load.stream()
            .filter(write -> random.nextInt(3) > 0)
            .map(write -> new Write(write.kind(), write.number(), 1, 0))
            .toList();
    return Stream.concat(load.stream(), updates.stream()).toList();
  }
}

package io.latebind.bench.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.bench.contender.LatebindIndexes;
import io.latebind.document.Document;
import io.latebind.document.Json;
import io.latebind.index.FromScratch;
import io.latebind.index.Limits;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the benchmark expects, next to what Latebind's own evaluation makes of the documents. */
class BenchEntriesTest {
  private static final long SEED = 5;

  static Stream<Shape> shapes() {
    Shape plain = Shape.sharing(30, 1);
    return Stream.of(
        plain,
        Shape.sharing(40, 10),
        plain.withThreeReferences(),
        plain.withHops(),
        plain.withAnchors(),
        Shape.sharing(30, 30).withProbes(3));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void handwrittenEntriesAreThoseOfAnEvaluationFromScratch(Shape shape) {
    Versions written = new Versions(shape);
    BenchDocuments documents = new BenchDocuments(shape, SEED);
    Map<String, byte[]> all = new HashMap<>();
    for (Write write : someOfEverything(shape)) {
      written.apply(write);
      all.put(shape.id(write.kind(), write.number()), documents.json(write));
    }
    BenchEntries entries = new BenchEntries(shape, EntryFormat.LATEBIND, documents);
    FromScratch scratch = scratch(shape, all);
    for (int i = 0; i < shape.count(Kind.REFERRER); i++) {
      String id = shape.id(Kind.REFERRER, i);
      byte[] json = Objects.requireNonNull(all.get(id));
      byte[] expected =
          scratch.entries(new Document(id, Json.decodeObject(json))).get("bench/" + id);
      assertThat(text(entries.bytes(i, written.shown(i))))
          .as("seed %d, %s", SEED, id)
          .isEqualTo(text(Objects.requireNonNull(expected)));
    }
  }

  private static FromScratch scratch(Shape shape, Map<String, byte[]> all) {
    return new FromScratch(
        LatebindIndexes.of(shape.references(), shape.hops()),
        id -> {
          byte[] json = all.get(id);
          return json == null ? null : Json.decodeObject(json);
        },
        Limits.DEFAULT);
  }

  /** Every referrer, and of the others one in four not at all. */
  private static List<Write> someOfEverything(Shape shape) {
    Random random = new Random(SEED);
    return new Updates.First(List.of(Kind.values()))
        .writes(new Versions(shape), random).stream()
            .filter(write -> write.kind() == Kind.REFERRER || random.nextInt(4) > 0)
            .map(
                write ->
                    new Write(write.kind(), write.number(), random.nextInt(3), random.nextInt(3)))
            .toList();
  }

  @Test
  void documentsHaveTheirSizeAndNoTwoSayTheSame() {
    Shape shape = Shape.sharing(5, 1).withHops();
    BenchDocuments documents = new BenchDocuments(shape, SEED);
    Stream<String> all =
        Stream.of(Kind.values())
            .flatMap(
                kind ->
                    Stream.of(0, 1)
                        .flatMap(
                            version ->
                                Stream.of(0, 1).map(noise -> new Write(kind, 0, version, noise))))
            .map(documents::json)
            .peek(json -> assertThat(json).hasSize(BenchDocuments.BYTES))
            .map(BenchEntriesTest::text);
    assertThat(all).doesNotHaveDuplicates();
  }

  @Test
  void entryTellsTheVersionsItWasMadeOf() {
    Shape shape = Shape.sharing(9, 1).withThreeReferences();
    for (EntryFormat format : List.of(EntryFormat.LATEBIND, EntryFormat.FIELDS)) {
      BenchEntries entries = new BenchEntries(shape, format, new BenchDocuments(shape, SEED));
      Shown shown = new Shown(2, List.of(0, Shown.MISSING, 17), Shown.MISSING);
      assertThat(entries.read(4, entries.bytes(4, shown))).isEqualTo(shown);
    }
  }

  @Test
  void entryOfAnotherReferrerOrWithSomethingMoreIsNone() {
    Shape shape = Shape.sharing(9, 1);
    BenchEntries entries =
        new BenchEntries(shape, EntryFormat.FIELDS, new BenchDocuments(shape, SEED));
    Shown shown = new Shown(0, List.of(0), Shown.MISSING);
    assertThat(entries.read(5, entries.bytes(4, shown))).isNull();
    String more = text(entries.bytes(4, shown)).replace("}", ",\"extra\":1}");
    assertThat(entries.read(4, more.getBytes(StandardCharsets.UTF_8))).isNull();
    assertThat(entries.read(4, new byte[] {'{'})).isNull();
  }

  @Test
  void keysOfAllContendersNameTheReferrer() {
    assertThat(BenchEntries.referrer("r/1207".getBytes(StandardCharsets.UTF_8))).isEqualTo(1207);
    assertThat(BenchEntries.referrer("bench/r/7".getBytes(StandardCharsets.UTF_8))).isEqualTo(7);
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}

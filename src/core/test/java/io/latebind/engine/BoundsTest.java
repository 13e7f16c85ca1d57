package io.latebind.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.document.Document;
import io.latebind.document.Json;
import io.latebind.index.Evaluation;
import io.latebind.index.FromScratch;
import io.latebind.index.Index;
import io.latebind.index.Limits;
import io.latebind.index.Loader;
import io.latebind.index.Projection;
import io.latebind.index.RowLimits;
import io.latebind.protocol.EvaluationRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What would make a row too large is refused, or done without, before anything is changed. */
class BoundsTest {
  /** Room for ten references of four letters. */
  private static final RowLimits ROWS = new RowLimits(30_000, 90, 4_000, 200, 20, 2);

  private static final Limits LIMITS = new Limits(100, 1_000, 9).withRows(ROWS);

  /** Nothing but the index b had room at a time, if it were asked first. */
  private static final Loads A = Loads.NAMES.named("a").loading("as");

  private static final Loads B = Loads.NAMES.named("b").loading("bs");

  private final Partition partition = started(B, A);

  private static Partition started(Index... indexes) {
    Partition partition = Partition.with(indexes);
    partition.restart(LIMITS, indexes);
    partition.sweepAll();
    return partition;
  }

  /** {@code count} ids of four letters, at home here. */
  private static String ids(String first, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "'" + first + (10 + i) + "0'")
        .collect(Collectors.joining(",", "[", "]"));
  }

  @Test
  void indexesShareTheRoomForReferencesInTheOrderOfTheirNames() {
    assertThat(partition.write("r", "{'as':" + ids("t", 6) + ",'bs':" + ids("u", 5) + "}"))
        .containsExactly(
            "publish a/r []",
            "reject r: the ids of what it loads have at least 45 bytes, and at most 36 are left of"
                + " what all indexes of a document may name; load fewer documents, or allow larger"
                + " messages");
    EvaluationRecord evaluated = Objects.requireNonNull(partition.state().evaluated("r"));
    assertThat(evaluated.of("a").references()).hasSize(6);
    assertThat(evaluated.of("b").references()).hasSize(4);

    assertThat(partition.write("s", "{}")).isEmpty();
    assertThat(partition.write("r2", "{}")).hasSize(2);
    assertThat(partition.write("r", "{'as':" + ids("t", 2) + ",'bs':" + ids("u", 5) + "}"))
        .containsExactly("publish a/r []", "publish b/r []");
    assertThat(partition.write("r", "{'as':" + ids("t", 9) + ",'bs':" + ids("u", 5) + "}"))
        .contains("publish b/r nothing");
  }

  @Test
  void fromScratchComesToTheSame() {
    Document document =
        new Document(
            "r",
            Json.decodeObject(
                ("{'as':" + ids("t", 6) + ",'bs':" + ids("u", 5) + "}")
                    .replace('\'', '"')
                    .getBytes(StandardCharsets.UTF_8)));

    assertThat(new FromScratch(List.of(B, A), id -> null, LIMITS).entries(document))
        .containsOnlyKeys("a/r");
  }

  @Test
  void whatAwaitsAnswersForLongDoesNotGatherReferences() {
    for (int i = 0; i < 50; i++) {
      partition.write("r", "{'as':['f%d1','f%d3']}".formatted(i, i));
      EvaluationRecord evaluated = Objects.requireNonNull(partition.state().evaluated("r"));

      assertThat(evaluated.of("a").awaiting()).isTrue();
      assertThat(evaluated.references()).contains("f" + i + "1", "f" + i + "3");
      assertThat(evaluated.references()).hasSizeLessThan(30);
    }
    assertThat(partition.state().hasReferrers("f01")).isFalse();
    assertThat(partition.state().target("f01")).isNull();
  }

  /** Each index alone would have room for more. */
  @Test
  void whatAwaitsAnswersSharesTheRoomAmongTheIndexes() {
    for (int i = 0; i < 20; i++) {
      List<String> now = List.of("f" + i + "1", "f" + i + "3", "g" + i + "1", "g" + i + "3");
      partition.write("r", "{'as':['%s','%s'],'bs':['%s','%s']}".formatted(now.toArray()));
      EvaluationRecord evaluated = Objects.requireNonNull(partition.state().evaluated("r"));

      int retained =
          evaluated.references().stream()
              .filter(id -> !now.contains(id))
              .mapToInt(RowLimits::referenceBytes)
              .sum();
      assertThat(retained).isLessThanOrEqualTo(ROWS.referenceBytes());
    }
  }

  @Test
  void moreRoomForReferencesTakesRefusedDocumentsAgain() {
    assertThat(partition.write("r", "{'as':" + ids("t", 6) + ",'bs':" + ids("u", 5) + "}"))
        .hasSize(2);
    RowLimits more = new RowLimits(30_000, 600, 4_000, 200, 20, 2);

    partition.restart(LIMITS.withRows(more), B, A);

    assertThat(partition.sweepAll()).containsExactly("publish b/r []");
  }

  @Test
  void moreRoomForAnEntryTakesRefusedDocumentsAgain() {
    Limits large = new Limits(100, 100_000, 9).withRows(ROWS);
    partition.restart(large, B, A);
    partition.sweepAll();
    partition.write("t0", "{'name':'" + "x".repeat(40_000) + "'}");
    assertThat(partition.write("r", "{'as':['t0']}")).anyMatch(e -> e.startsWith("reject r: "));
    RowLimits more = new RowLimits(60_000, 90, 4_000, 200, 20, 2);

    partition.restart(large.withRows(more), B, A);

    assertThat(partition.sweepAll()).singleElement().asString().startsWith("publish a/r [\"xxx");
  }

  @Test
  void moreFieldsThanHaveRoomAreTheWholeDocument() {
    Partition reading = started(A, B.reading("a field with quite a long name"));

    assertThat(reading.write("r", "{'as':['f1'],'bs':['f3']}"))
        .containsExactlyInAnyOrder("1 <- subscribe f1 {name=*}", "1 <- subscribe f3 *");
    assertThat(reading.write("r", "{'as':['f1'],'bs':['f1']}")).contains("1 <- subscribe f1 *");
  }

  @Test
  void ofARefusalSoMuchIsKeptAsHasRoom() {
    Mapped index =
        new Mapped(
            false,
            Projection.WHOLE,
            (document, loader) -> {
              throw new IllegalStateException("\uD83D\uDE00".repeat(3_000) + "\uD800");
            });
    Loader nothing = (id, projection) -> new Loader.Answer.Missing();

    String rejection =
        Evaluation.of(index, new Document("r", Json.object()), nothing, LIMITS).rejection();

    assertThat(rejection).isEqualTo("\uD83D\uDE00".repeat(249) + "…");
  }
}

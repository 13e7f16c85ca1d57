package io.latebind.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latebind.document.Document;
import io.latebind.document.DocumentIds;
import io.latebind.document.Json;
import io.latebind.engine.Engine;
import io.latebind.engine.Loads;
import io.latebind.engine.Mapped;
import io.latebind.protocol.CachedProjection;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowLimitsTest {
  private static final int MIB = 1024 * 1024;

  @ParameterizedTest
  @ValueSource(ints = {1, 6, 64, 1_000, 10_000})
  void theDefaultsHaveRoomForLargeDocumentsAndEntriesOverAnyPartitions(int partitions) {
    RowLimits limits = RowLimits.of(8 * MIB, partitions);

    assertThat(limits.documentBytes()).isGreaterThan(7 * MIB);
    assertThat(limits.entryBytes(DocumentIds.MAX_BYTES + 300)).isGreaterThan(4 * MIB);
    assertThat(limits.referenceBytes()).isGreaterThan(1_000 * (DocumentIds.MAX_BYTES + 2));
    assertThat(Projection.WHOLE.bytes()).isLessThanOrEqualTo(limits.projectionBytes());
  }

  @Test
  void moreThanFitsIsRefused() {
    assertThatThrownBy(() -> RowLimits.of(RowLimits.MIN_MESSAGE_BYTES - 1, 1))
        .hasMessageContaining("allow at least 262144");
    assertThatThrownBy(() -> RowLimits.of(RowLimits.MIN_MESSAGE_BYTES, 100_000))
        .hasMessageContaining("over 100000 partitions")
        .hasMessageContaining("allow larger messages");
    assertThatThrownBy(() -> new RowLimits(20_000, 5_000, 100, 100, 100, 100))
        .hasMessageContaining("at most 20000");
  }

  /** The key, an excerpt, and referrers in the row itself, with their lengths. */
  @Test
  void theFixedPartsFit() {
    int key = DocumentIds.MAX_BYTES + 1;
    int excerpt = CachedProjection.MAX_BYTES + 8 + 2;
    int referrers = 4 * (DocumentIds.MAX_BYTES + 2) + 1;
    int versionAndCounts = 2 + 5 * 5;

    assertThat(key + excerpt + referrers + versionAndCounts).isLessThan(RowLimits.FIXED_BYTES);
  }

  @Test
  void anIndexOfATooLongNameIsRefusedAtTheStart() {
    Index index = Loads.NAMES.named("n".repeat(256));

    assertThatThrownBy(() -> Engine.check(List.of(index), Limits.DEFAULT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 255 bytes");
  }

  @Test
  void anIndexOfATooLongFingerprintIsRefusedAtTheStart() {
    Limits limits = Limits.DEFAULT.withRows(RowLimits.of(RowLimits.MIN_MESSAGE_BYTES, 1));
    int most = limits.rows().rowBytes() / 2;

    Engine.check(List.of(Loads.NAMES.covering(id -> true, "f".repeat(most))), limits);
    List<Index> more = List.of(Loads.NAMES.covering(id -> true, "f".repeat(most + 1)));
    assertThatThrownBy(() -> Engine.check(more, limits))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("its fingerprint " + most);
  }

  @Test
  void moreIndexesThanHaveRoomInARowAreRefusedAtTheStart() {
    List<Loads> many = IntStream.range(0, 2_000).mapToObj(i -> Loads.NAMES.named("i" + i)).toList();

    Engine.check(many.subList(0, 1_000), Limits.DEFAULT);
    assertThatThrownBy(() -> Engine.check(many, Limits.DEFAULT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("what 2000 indexes have to say")
        .hasMessageContaining("define fewer indexes");
  }

  @Test
  void anEntryHasRoomInARecordWithItsKey() {
    Mapped index =
        new Mapped(
            false,
            Projection.WHOLE,
            (document, loader) -> List.of(new Fields(Json.object().put("x", "x".repeat(300_000)))));
    Document document = new Document("r", Json.object());
    Loader nothing = (id, projection) -> new Loader.Answer.Missing();
    Limits limits =
        new Limits(9, 10 * MIB, 9).withRows(RowLimits.of(RowLimits.MIN_MESSAGE_BYTES, 1));

    assertThat(Evaluation.of(index, document, nothing, limits).rejection())
        .isEqualTo(
            "the entry has 300036 bytes, and at most %d are allowed; take fewer or smaller fields"
                    .formatted(limits.rows().rowBytes() - "mapped/r".length() - 1)
                + " into the index");
  }
}

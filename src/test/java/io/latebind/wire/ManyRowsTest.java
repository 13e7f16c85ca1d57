package io.latebind.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.engine.Projection;
import io.latebind.engine.Target;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManyRowsTest {
  private final Rows rows = new TreeRows();
  private final RowState state = new RowState(rows, 2_000);

  @Test
  void moreQuestionsThanHaveRoomAreToldFromMostOtherIds() {
    RowState roomy = new RowState(rows, 20_000);
    Target target = new Target(Projection.EXISTENCE, null);
    List<String> asked = IntStream.range(1_000, 4_000).mapToObj(Integer::toString).toList();
    asked.forEach(id -> roomy.putTarget(id, target));
    IntStream.range(5_000, 8_000).forEach(id -> roomy.putTarget("not asked for " + id, target));
    roomy.begin(true);
    asked.subList(0, 5).forEach(roomy::putQuestion);
    asked.subList(0, 5).forEach(roomy::putQuestion);
    assertThat(roomy.questions("", null, 9_999)).isEqualTo(asked.subList(0, 5));

    asked.forEach(roomy::putQuestion);

    assertThat(roomy.questions("", null, 9_999)).containsAll(asked).hasSizeLessThan(3_300);
    assertThat(roomy.questions("2000", "2100", 9)).hasSize(9).startsWith("2001");
  }

  /** Otherwise a step would go through all ids to find the next few. */
  @Test
  void aStepGoesOverThousandsOfOtherIdsAndNotOverMore() {
    RowState roomy = new RowState(rows, 20_000);
    roomy.begin(true);
    IntStream.range(1_000, 4_000).forEach(id -> roomy.putQuestion("a" + id));
    Target target = new Target(Projection.EXISTENCE, null);
    IntStream.range(10_000, 50_000).forEach(id -> roomy.putTarget("b" + id, target));

    List<String> next = roomy.questions("b", null, 1_000);

    assertThat(next).hasSize(1_000);
    assertThat(next.getLast()).isLessThan("b23000");
  }

  /**
   * Stores mark what is removed, and a scan goes over the marks: it may not do so again and again.
   */
  @ParameterizedTest
  @ValueSource(strings = {"first", "last", "any"})
  void aMillionReferrersLeaveATargetWithoutAMillionScansOfWhatIsGone(String order) {
    TombstoneRows marked = new TombstoneRows();
    RowState hot = new RowState(marked, 1_000_000);
    int count = 3_000;
    List<String> referrers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      referrers.add("r%05d".formatted(i));
      hot.addReferrer("t", referrers.getLast());
    }
    switch (order) {
      case "last" -> Collections.reverse(referrers);
      case "any" -> Collections.shuffle(referrers, new Random(7));
      default -> {}
    }

    for (int i = 0; i < count; i++) {
      assertThat(hot.hasReferrers("t")).isTrue();
      hot.removeReferrer("t", referrers.get(i));
      if (i == count / 2) {
        hot.addReferrer("t", "a");
        hot.removeReferrer("t", "a");
      }
    }
    assertThat(hot.hasReferrers("t")).isFalse();
    assertThat(marked.passed).isLessThan(8L * count);
  }

  @Test
  void whatIsRememberedOfReferrersIsForgottenWithTheRows() {
    for (int i = 0; i < 9; i++) {
      state.addReferrer("t", "r" + i);
    }
    assertThat(state.referrers("t", "", null, 9)).hasSize(9);
    state.write();
    for (int i = 1; i < 9; i++) {
      rows.delete(RowKeys.referrer("t", "r" + i));
    }
    rows.put(RowKeys.referrer("t", "a"), new byte[] {1});

    state.forget();

    assertThat(state.referrers("t", "", null, 9)).containsExactly("a", "r0");
  }
}

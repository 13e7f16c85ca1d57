package io.latebind.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.index.Projection;
import io.latebind.protocol.TargetState;
import io.latebind.protocol.Visit;
import io.latebind.rows.TreeRows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManyRowsTest {
  private final TreeRows rows = new TreeRows();

  @Test
  void moreQuestionsThanHaveRoomAreToldFromMostOtherIds() {
    RowState roomy = new RowState(rows, 20_000);
    TargetState target = new TargetState(Projection.EXISTENCE, null);
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
    TargetState target = new TargetState(Projection.EXISTENCE, null);
    IntStream.range(10_000, 50_000).forEach(id -> roomy.putTarget("b" + id, target));

    List<String> next = roomy.questions("b", null, 1_000);

    assertThat(next).hasSize(1_000);
    assertThat(next.getLast()).isLessThan("b23000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"first", "last", "any"})
  void manyReferrersLeaveATargetWithoutALookAtThoseWhoHaveLeft(String order) {
    CountingRows counting = new CountingRows(rows);
    RowState hot = new RowState(counting, 40_000);
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
    hot.write();
    counting.gets = 0;

    for (int i = 0; i < count; i++) {
      assertThat(hot.hasReferrers("t")).isTrue();
      hot.removeReferrer("t", referrers.get(i));
      if (i == count / 2) {
        hot.addReferrer("t", "a");
        hot.removeReferrer("t", "a");
      }
    }
    assertThat(hot.hasReferrers("t")).isFalse();
    assertThat(counting.gets).isLessThan(4 * count);
    hot.removeTarget("t");
    hot.write();
    assertThat(rows.all()).isEmpty();
  }

  /** Whoever comes and goes meanwhile: who stays is visited, and once. */
  @Test
  void aLapVisitsEverybodyWhoStays() {
    Samples samples = new Samples(8);
    for (int round = 0; round < 50; round++) {
      TreeRows few = new TreeRows();
      RowState hot = new RowState(few, 20_000);
      Set<String> staying = new HashSet<>();
      List<String> there = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        there.add("r" + samples.below(1 << 20) + "/" + i);
        hot.addReferrer("t", there.getLast());
        staying.add(there.getLast());
      }
      List<String> visited = new ArrayList<>();
      String cursor = "";
      for (List<Visit> next = hot.referrers("t", cursor, null, 7); !next.isEmpty(); ) {
        next.forEach(visit -> visited.add(visit.id()));
        cursor = next.getLast().cursor();
        for (int i = samples.below(20); i > 0 && !there.isEmpty(); i--) {
          String gone = there.remove(samples.below(there.size()));
          hot.removeReferrer("t", gone);
          staying.remove(gone);
          if (samples.flip()) {
            there.add(gone);
            hot.addReferrer("t", gone);
          }
        }
        if (samples.flip()) {
          hot.write();
          hot.forget();
        }
        next = hot.referrers("t", cursor, null, 7);
      }
      assertThat(visited).containsAll(staying);
      assertThat(visited.stream().filter(staying::contains)).doesNotHaveDuplicates();
    }
  }
}

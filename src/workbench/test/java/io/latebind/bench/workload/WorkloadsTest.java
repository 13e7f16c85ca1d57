package io.latebind.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latebind.bench.data.Kind;
import io.latebind.bench.data.Shape;
import io.latebind.bench.data.Updates;
import io.latebind.bench.data.Versions;
import io.latebind.bench.data.Write;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WorkloadsTest {
  @Test
  void everyWorkloadOfTheIssueIsThere() {
    assertThat(Workloads.of(List.of(), true))
        .extracting(Workload::name)
        .containsExactly(
            "load-1",
            "load-100",
            "load-10k",
            "referrer-update",
            "target-update-1k",
            "target-noise",
            "hot-target",
            "three-refs",
            "two-hops",
            "co-located",
            "late",
            "freshness",
            "restart",
            "unload");
  }

  @Test
  void sizesBehindANameMakeAWorkloadEach() {
    List<Workload> all = Workloads.of(List.of("load-1@100k,300000,1M", "late"), false);
    assertThat(all)
        .extracting(Workload::name)
        .containsExactly("load-1@100k", "load-1@300000", "load-1@1M", "late");
    assertThat(all)
        .extracting(workload -> workload.shape().referrers())
        .containsExactly(100_000, 300_000, 1_000_000, 200_000);
  }

  @Test
  void mistakesAreAnsweredWithWhatThereIs() {
    assertThatThrownBy(() -> Workloads.of(List.of("load-2"), true))
        .hasMessageContaining("load-2")
        .hasMessageContaining("referrer-update");
    for (String size : List.of("", "k", "-3", "0", "9000M", "many")) {
      assertThatThrownBy(() -> Sizes.parse(size)).hasMessageContaining("no size");
    }
  }

  @Test
  void everyMainTargetHasTheSameNumberOfReferrersAndProbesHaveTheirOwn() {
    Shape shape = Shape.sharing(1_000, 100).withProbes(7);
    Map<Integer, Integer> referrers = new HashMap<>();
    for (int i = 0; i < shape.count(Kind.REFERRER); i++) {
      referrers.merge(shape.target(i, 0), 1, Integer::sum);
    }
    for (int i = 0; i < shape.count(Kind.TARGET); i++) {
      assertThat(referrers).containsEntry(i, i < 10 ? 100 : 1);
      if (i >= 10) {
        assertThat(shape.target(shape.onlyReferrer(i), 0)).isEqualTo(i);
      }
    }
  }

  @Test
  void threeReferencesAreThreeTargets() {
    Shape shape = Shape.sharing(10, 1).withThreeReferences();
    for (int i = 0; i < 10; i++) {
      assertThat(List.of(shape.target(i, 0), shape.target(i, 1), shape.target(i, 2)))
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void loadsAreTheSameForEveryContenderAndEveryRound() {
    Workload workload = Workloads.of(List.of("two-hops@500"), true).getFirst();
    List<Write> writes = WorkloadPlan.loadWrites(workload, 3);
    assertThat(writes).isEqualTo(WorkloadPlan.loadWrites(workload, 3)).doesNotHaveDuplicates();
    assertThat(writes).hasSize(workload.shape().documents());
    assertThat(writes).isNotEqualTo(WorkloadPlan.loadWrites(workload, 4));
  }

  @Test
  void noiseChangesNoVersionAndLateTargetsAreNinetyPercent() {
    Shape shape = Shape.sharing(1_000, 1);
    Versions written = new Versions(shape);
    assertThat(new Updates.Late(90).writes(written, new Random(1))).hasSize(900);
    new Updates.First(List.of(Kind.values()))
        .writes(written, new Random(1))
        .forEach(written::apply);
    assertThat(new Updates.Noise(3).writes(written, new Random(1)))
        .hasSize(3_000)
        .allMatch(write -> write.version() == 0 && write.noise() > 0);
  }
}

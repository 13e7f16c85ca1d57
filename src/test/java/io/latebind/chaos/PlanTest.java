package io.latebind.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PlanTest {
  @Test
  void aPlanFollowsFromTheSeed() {
    assertThat(Plan.of(options(7))).isEqualTo(Plan.of(options(7)));
    assertThat(Plan.of(options(7))).isNotEqualTo(Plan.of(options(8)));
  }

  @Test
  void aPlanHasAsManyFaultsAsWereAskedFor() {
    Plan plan = Plan.of(options(7));

    assertThat(count(plan, "instance killed")).isEqualTo(200);
    assertThat(count(plan, "instance zombie")).isEqualTo(20);
    assertThat(count(plan, "broker killed")).isEqualTo(50);
    assertThat(count(plan, "link cut")).isEqualTo(10);
    assertThat(count(plan, "instances rolled")).isEqualTo(2);
  }

  @Test
  void everyFaultIsDueInTime() {
    assertThat(Plan.of(options(7)).lanes())
        .flatMap(Plan.Lane::steps)
        .allMatch(step -> step.due().compareTo(Duration.ofHours(1)) < 0);
  }

  private static long count(Plan plan, String kind) {
    return plan.lanes().stream()
        .flatMap(lane -> lane.steps().stream())
        .filter(step -> step.fault().kind().equals(kind))
        .count();
  }

  private static ChaosOptions options(long seed) {
    Path folder = Path.of("nowhere");
    return new ChaosOptions(Duration.ofHours(1), seed, 1, 1, 200, 50, 20, 10, 3, folder);
  }
}

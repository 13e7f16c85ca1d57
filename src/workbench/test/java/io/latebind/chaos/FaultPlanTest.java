package io.latebind.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
  private static final Duration MAX_BLOCK = Duration.ofSeconds(6);

  /** Twice that, and a little more. */
  private static final Duration TWICE = Duration.ofMillis(13_800);

  @Test
  void aPlanFollowsFromTheSeed() {
    assertThat(FaultPlan.of(options(7))).isEqualTo(FaultPlan.of(options(7)));
    assertThat(FaultPlan.of(options(7))).isNotEqualTo(FaultPlan.of(options(8)));
  }

  @Test
  void aPlanHasAsManyFaultsAsWereAskedFor() {
    FaultPlan plan = FaultPlan.of(options(7));

    assertThat(count(plan, "instance killed")).isEqualTo(200);
    assertThat(count(plan, "instance zombie")).isEqualTo(20);
    assertThat(count(plan, "broker killed")).isEqualTo(50);
    assertThat(count(plan, "link cut")).isEqualTo(10);
    assertThat(count(plan, "instances rolled")).isEqualTo(2);
  }

  @Test
  void everyFaultIsDueInTime() {
    assertThat(FaultPlan.of(options(7)).lanes())
        .flatMap(FaultPlan.Lane::steps)
        .allMatch(step -> step.due().compareTo(Duration.ofHours(1)) < 0);
  }

  @Test
  void twoThirdsOfTheStallsOfEachKindAreBeyondMaxBlock() {
    Map<String, Long> beyond =
        stalls(options(7))
            .filter(fault -> fault.stall().compareTo(MAX_BLOCK) > 0)
            .collect(Collectors.groupingBy(Fault::kind, Collectors.counting()));

    assertThat(stalls(options(7))).hasSize(18);
    assertThat(stalls(options(7)).filter(fault -> fault.stall().compareTo(TWICE) > 0)).hasSize(6);
    assertThat(stalls(options(7)))
        .allMatch(fault -> fault.stall().compareTo(Duration.ofSeconds(40)) <= 0);
    assertThat(beyond).hasSize(6).allSatisfy((kind, count) -> assertThat(count).isEqualTo(2));
  }

  private static Stream<Fault> stalls(ChaosOptions options) {
    return FaultPlan.of(options).lanes().stream()
        .flatMap(lane -> lane.steps().stream())
        .map(FaultPlan.Step::fault)
        .filter(fault -> fault.stall().isPositive());
  }

  @Test
  void withoutATimeEveryFaultFollowsSoonAfterTheOneBefore() {
    FaultPlan plan = FaultPlan.of(options(7, null));

    assertThat(plan.timed()).isFalse();
    assertThat(plan.lanes().getFirst().steps())
        .hasSizeGreaterThan(60)
        .allMatch(step -> step.due().compareTo(Duration.ofSeconds(10)) < 0);
  }

  @Test
  void partsAddUpToWhatWasAskedFor() {
    ChaosOptions.Faults whole = options(7).faults();

    int kills = 0;
    int rolls = 0;
    for (int part = 0; part < 7; part++) {
      kills += whole.part(part, 7).instanceKills();
      rolls += whole.part(part, 7).rolls();
    }
    assertThat(kills).isEqualTo(whole.instanceKills());
    assertThat(rolls).isEqualTo(whole.rolls());
  }

  private static long count(FaultPlan plan, String kind) {
    return plan.lanes().stream()
        .flatMap(lane -> lane.steps().stream())
        .filter(step -> step.fault().kind().equals(kind))
        .count();
  }

  private static ChaosOptions options(long seed) {
    return options(seed, Duration.ofHours(1));
  }

  private static ChaosOptions options(long seed, @Nullable Duration time) {
    var faults = new ChaosOptions.Faults(200, 50, 20, 10, 3, 18, Duration.ofSeconds(40));
    Path folder = Path.of("nowhere");
    return new ChaosOptions(time, seed, 1, 1, 1, 3, faults, MAX_BLOCK, folder);
  }
}

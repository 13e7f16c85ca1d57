package io.latebind.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.bench.cluster.Machine;
import io.latebind.bench.contender.Contender;
import io.latebind.bench.report.BenchReport;
import io.latebind.bench.report.RunOutcome;
import io.latebind.bench.workload.Workload;
import io.latebind.bench.workload.Workloads;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark itself, small: every contender loads 2,000 pairs and gets every entry right. */
@Tag("deep")
class BenchScenario {
  private static final int PAIRS = 2_000;

  @TempDir private Path folder;

  @Test
  void everyContenderGetsEveryEntryRight() throws Exception {
    Workload workload = Workloads.of(List.of("load-1@" + PAIRS), true).getFirst();
    var options =
        new Bench.Options(
            EnumSet.allOf(Contender.class),
            1,
            7,
            Duration.ofMinutes(2),
            List.of(),
            false,
            false,
            folder);
    List<RunOutcome> outcomes;
    try (Bench bench = new Bench(options, BenchScenario::tell)) {
      outcomes = bench.outcomes(workload);
    }
    check(outcomes);
    new BenchReport("a scenario", Machine.here(), 7, outcomes).write(folder);
    assertThat(Files.readString(folder.resolve("bench.md"))).contains("pass-through");
    assertThat(Files.size(folder.resolve("bench.json"))).isPositive();
    assertThat(options.data()).doesNotExist();
  }

  private static void tell(String line) {
    System.out.println(line);
  }

  private static void check(List<RunOutcome> outcomes) {
    assertThat(outcomes).extracting(RunOutcome::contender).containsExactly(Contender.values());
    for (RunOutcome outcome : outcomes) {
      assertThat(outcome.finished()).isTrue();
      assertThat(outcome.isRight()).as("%s", outcome).isTrue();
      assertThat(outcome.work().inputs()).isEqualTo(2 * PAIRS);
      assertThat(outcome.work().entries()).isEqualTo(PAIRS);
      assertThat(outcome.cost().records()).isGreaterThanOrEqualTo(PAIRS);
      assertThat(outcome.cost().bytes()).isPositive();
      assertThat(outcome.cost().applicationCpu()).isPositive();
    }
  }
}

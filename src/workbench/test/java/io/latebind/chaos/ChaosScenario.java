package io.latebind.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Chaos for a minute or two. The same for longer: {@code ./latebind chaos}. What it leaves behind
 * is below {@code target/chaos}.
 */
@Tag("deep")
class ChaosScenario {
  private static final Path HOME = Path.of(System.getProperty("project.basedir", "."));
  private static final long SEED = Long.getLong("chaos.seed", 4);

  @Test
  void nothingIsLostAndNothingIsWrongWhileEverythingBreaks() throws Exception {
    ChaosOptions options =
        new ChaosOptions(
            Duration.ofSeconds(Integer.getInteger("chaos.seconds", 100)),
            SEED,
            50_000,
            0,
            3_000,
            3,
            new ChaosOptions.Faults(9, 2, 1, 2, 0, 1, Duration.ofSeconds(12)),
            Duration.ofSeconds(4),
            HOME.resolve("target/chaos/scenario"));

    ChaosReport report =
        Chaos.run(options, HOME.resolve("src/workbench/main/resources/chaos"), System.out);

    System.out.print(report.text());
    assertThat(report.texts()).as("seed %d", SEED).isEmpty();
    assertThat(report.acknowledged()).isGreaterThanOrEqualTo(50_000);
    assertThat(report.count("instance killed") + report.count("broker killed"))
        .isGreaterThanOrEqualTo(10);
    assertThat(report.count("stalls beyond max.block.ms")).isPositive();
    assertThat(report.count("search: complete")).isPositive();
  }
}

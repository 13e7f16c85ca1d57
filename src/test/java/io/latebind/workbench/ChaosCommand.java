package io.latebind.workbench;

import io.latebind.chaos.Chaos;
import io.latebind.chaos.ChaosOptions;
import io.latebind.chaos.Report;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code latebind chaos}: a cluster under faults. */
@Command(
    name = "chaos",
    description =
        "Runs three brokers and three instances, kills, pauses and cuts off what runs while"
            + " documents are written and every answer is checked, and judges the end.",
    mixinStandardHelpOptions = true)
final class ChaosCommand implements Callable<Integer> {
  private static final Path DEFINITIONS = Path.of("src", "test", "resources", "chaos");

  @Option(
      names = "--minutes",
      defaultValue = "5",
      description = "For how long things break. Default: ${DEFAULT-VALUE}")
  private double minutes;

  @Option(names = "--seed", description = "Decides documents, questions and faults. Default: drawn")
  private @Nullable Long seed;

  @Option(
      names = "--documents",
      description = "How many writes are to be acknowledged. Default: 400 a second")
  private @Nullable Integer documents;

  @Option(
      names = "--orders",
      defaultValue = "6000",
      description = "How many documents with references there are. Default: ${DEFAULT-VALUE}")
  private int orders;

  @Option(
      names = "--instance-kills",
      description = "How many instances are killed. Default: 4 a minute")
  private @Nullable Integer instanceKills;

  @Option(
      names = "--broker-kills",
      description = "How many brokers are killed. Default: 1 a minute")
  private @Nullable Integer brokerKills;

  @Option(
      names = "--zombies",
      description = "How many instances are paused beyond their session. Default: 1 in two minutes")
  private @Nullable Integer zombies;

  @Option(
      names = "--cuts",
      description = "How often each kind of fault happens to a link. Default: 1 a minute")
  private @Nullable Integer cuts;

  @Option(
      names = "--rolls",
      description =
          "How often all instances, or all brokers, restart in order. Default: 1 in ten minutes")
  private @Nullable Integer rolls;

  @Option(
      names = "--out",
      description = "The folder for logs, data and the report. Default: target/chaos/SEED")
  private @Nullable Path out;

  @Override
  public Integer call() throws Exception {
    long drawn = seed == null ? System.nanoTime() % 1_000_000 : seed;
    Path home = Path.of(System.getProperty("project.basedir", "."));
    Path folder = out == null ? home.resolve("target/chaos/" + drawn) : out;
    ChaosOptions options =
        new ChaosOptions(
            Duration.ofMillis((long) (minutes * 60_000)),
            drawn,
            each(documents, 400 * 60),
            orders,
            each(instanceKills, 4),
            each(brokerKills, 1),
            each(zombies, 0.5),
            each(cuts, 1),
            each(rolls, 0.1),
            folder);
    Report report =
        Chaos.run(
            options,
            home.resolve(DEFINITIONS),
            new PrintStream(System.out, true, StandardCharsets.UTF_8));
    System.out.print(report.text());
    return report.holds() ? 0 : 1;
  }

  private int each(@Nullable Integer given, double perMinute) {
    return given == null ? (int) Math.ceil(perMinute * minutes) : given;
  }
}

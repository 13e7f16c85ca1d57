package io.latebind.workbench;

import io.latebind.chaos.Chaos;
import io.latebind.chaos.ChaosOptions;
import io.latebind.chaos.ChaosReport;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code latebind chaos}: a cluster under faults. */
@Command(
    name = "chaos",
    description =
        "Runs three brokers and three instances, kills, pauses, stalls and cuts off what runs"
            + " while documents are written and every answer is checked, and judges the end.",
    mixinStandardHelpOptions = true)
final class ChaosCommand implements Callable<Integer> {
  static final Path DEFINITIONS = Path.of("src/workbench/main/resources/chaos");

  // What happens in a minute, unless something else is asked for.
  private static final double DOCUMENTS = 400 * 60;
  private static final double INSTANCE_KILLS = 4;
  private static final double BROKER_KILLS = 1;
  private static final double ZOMBIES = 0.5;
  private static final double CUTS = 1;
  private static final double ROLLS = 0.1;
  private static final double STALLS = 0.5;

  @Option(
      names = "--minutes",
      description =
          "For how long things break. Default: 5; with a number of documents or faults as long as"
              + " they take, when each fault comes as soon as the cluster has recovered")
  private @Nullable Double minutes;

  @Option(names = "--seed", description = "Decides documents, questions and faults. Default: drawn")
  private @Nullable Long seed;

  @Option(
      names = "--documents",
      description = "How many writes are to be acknowledged. Default: 400 a second")
  private @Nullable Integer documents;

  @Option(
      names = "--rate",
      defaultValue = "400",
      description = "Writes a second, without --minutes. Default: ${DEFAULT-VALUE}")
  private int rate;

  @Option(
      names = "--orders",
      defaultValue = "6000",
      description = "How many documents with references there are. Default: ${DEFAULT-VALUE}")
  private int orders;

  @Option(
      names = "--instances",
      defaultValue = "3",
      description = "How many instances there are, from 1 to 3. Default: ${DEFAULT-VALUE}")
  private int instances;

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
      names = "--stalls",
      description =
          "How often all brokers, a coordinator, an instance, or connections to Kafka stand still,"
              + " two times of three beyond max.block.ms. Default: 1 in two minutes")
  private @Nullable Integer stalls;

  @Option(
      names = "--stall-max",
      paramLabel = "SECONDS",
      defaultValue = "20",
      description = "The longest of these times. Default: ${DEFAULT-VALUE}")
  private double stallMaxSeconds;

  @Option(
      names = "--max-block",
      paramLabel = "SECONDS",
      defaultValue = "6",
      description =
          "The instances' max.block.ms, in seconds (Kafka's own is 60). Default: ${DEFAULT-VALUE}")
  private double maxBlockSeconds;

  @Option(
      names = "--parts",
      defaultValue = "1",
      description =
          "Runs so many clusters one after the other, each with its share and the next seed, and"
              + " sums up. Default: ${DEFAULT-VALUE}")
  private int parts;

  @Option(
      names = "--out",
      description = "The folder for logs, data and the report. Default: target/chaos/SEED")
  private @Nullable Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    check();
    long drawn = seed == null ? System.nanoTime() % 1_000_000 : seed;
    List<ChaosReport> reports = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      ChaosReport report = run(part, drawn + part);
      System.out.print(report.text());
      reports.add(report);
    }
    if (parts > 1) {
      System.out.printf("%nAll %d parts, seeds %d to %d:%n", parts, drawn, drawn + parts - 1);
      System.out.print(ChaosReport.together(reports).text());
    }
    return reports.stream().allMatch(ChaosReport::holds) ? 0 : 1;
  }

  private void check() {
    require(instances >= 1 && instances <= 3, "--instances is from 1 to 3");
    require(parts >= 1, "--parts is at least 1");
    require(rate >= 1, "--rate is at least 1");
    require(stallMaxSeconds >= 1, "--stall-max is at least 1 second");
    require(maxBlockSeconds >= 1, "--max-block is at least 1 second");
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }

  private ChaosReport run(int part, long partSeed) throws Exception {
    Path home = Path.of(System.getProperty("project.basedir", "."));
    Path folder = out == null ? home.resolve("target/chaos/" + partSeed) : outOf(out, part);
    ChaosOptions options =
        new ChaosOptions(
            isHurried() ? null : Duration.ofMillis((long) (nominalMinutes() * 60_000 / parts)),
            partSeed,
            ChaosOptions.share(each(documents, DOCUMENTS), part, parts),
            rate,
            orders,
            instances,
            faults().part(part, parts),
            seconds(maxBlockSeconds),
            folder);
    return Chaos.run(
        options,
        home.resolve(DEFINITIONS),
        new PrintStream(System.out, true, StandardCharsets.UTF_8));
  }

  private Path outOf(Path folder, int part) {
    return parts == 1 ? folder : folder.resolve("part-" + (part + 1));
  }

  private ChaosOptions.Faults faults() {
    return new ChaosOptions.Faults(
        each(instanceKills, INSTANCE_KILLS),
        each(brokerKills, BROKER_KILLS),
        each(zombies, ZOMBIES),
        each(cuts, CUTS),
        each(rolls, ROLLS),
        each(stalls, STALLS),
        seconds(stallMaxSeconds));
  }

  private static Duration seconds(double number) {
    return Duration.ofMillis((long) (number * 1_000));
  }

  /** Whether faults follow each other as fast as the cluster recovers. */
  private boolean isHurried() {
    return minutes == null
        && Stream.of(documents, instanceKills, brokerKills, zombies, cuts, rolls, stalls)
            .anyMatch(Objects::nonNull);
  }

  /** The minutes; or those that all that was asked for takes at the rates of every run. */
  private double nominalMinutes() {
    if (minutes != null) {
      return minutes;
    }
    if (!isHurried()) {
      return 5;
    }
    return DoubleStream.of(
            per(documents, DOCUMENTS),
            per(instanceKills, INSTANCE_KILLS),
            per(brokerKills, BROKER_KILLS),
            per(zombies, ZOMBIES),
            per(cuts, CUTS),
            per(rolls, ROLLS),
            per(stalls, STALLS))
        .max()
        .orElse(5);
  }

  private static double per(@Nullable Integer given, double perMinute) {
    return given == null ? 0 : given / perMinute;
  }

  private int each(@Nullable Integer given, double perMinute) {
    return given == null ? (int) Math.ceil(perMinute * nominalMinutes()) : given;
  }
}

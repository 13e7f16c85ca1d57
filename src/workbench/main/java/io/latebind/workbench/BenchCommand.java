package io.latebind.workbench;

import io.latebind.bench.BenchRun;
import io.latebind.bench.contender.Contender;
import io.latebind.bench.core.CoreBenchmarks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code latebind bench}: Latebind next to the joins of Kafka Streams. */
@Command(
    name = "bench",
    description =
        "Measures Latebind next to the foreign-key joins of Kafka Streams, and checks every entry.",
    mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
  /** With {@code --quick} nothing else is asked for, and the whole takes some minutes. */
  private static final Set<Contender> QUICK =
      EnumSet.of(Contender.LATEBIND, Contender.FK_JOIN_TUNED, Contender.PASS_THROUGH);

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "WORKLOAD",
      description =
          "What is run: names of workloads, each with sizes if it shall not have its own"
              + " (load-1@100k,300k,1M); all when none is given. core alone runs the benchmarks"
              + " of the core, in about a minute.")
  private List<String> workloads = List.of();

  @Option(names = "--quick", description = "Less data, and only the contenders that matter.")
  private boolean quick;

  @Option(
      names = "--runs",
      description = "How often each contender runs each workload (3; with --quick 1).",
      defaultValue = "0")
  private int runs;

  @Option(
      names = "--seed",
      description = "Decides what documents say, and their order (1).",
      defaultValue = "1")
  private long seed;

  @Option(
      names = "--contender",
      paramLabel = "NAME",
      description =
          "Who takes part: latebind, fk-join, fk-join-tuned, fk-join-lean, pass-through (all; with"
              + " --quick not fk-join and fk-join-lean).",
      split = ",")
  private List<String> contenders = List.of();

  @Option(
      names = "--limit",
      description = "Minutes after which a contender is given up (15).",
      defaultValue = "15")
  private int limitMinutes;

  @Option(
      names = "--jvm",
      paramLabel = "OPTIONS",
      description = "Options of every contender's JVM, with spaces between them.",
      split = " ")
  private List<String> jvm = List.of();

  @Option(
      names = "--aot",
      description =
          "Starts every contender with an AOT cache (Java 25 and later), which it trains in the"
              + " warm-up.")
  private boolean aot;

  @Option(
      names = "--profile",
      description = "Records every contender with the JVM's flight recorder, a file each.")
  private boolean profile;

  @Option(
      names = "--out",
      description = "Folder for bench.md, bench.json, logs and, meanwhile, data (target/bench).",
      defaultValue = "target/bench")
  private Path out = Path.of("target/bench");

  @Override
  public Integer call() throws Exception {
    if (workloads.equals(List.of("core"))) {
      CoreBenchmarks.run();
      return 0;
    }
    BenchRun run =
        new BenchRun(
            workloads,
            quick,
            chosen(),
            rounds(),
            seed,
            Duration.ofMinutes(limitMinutes),
            jvm,
            aot,
            profile,
            out);
    try {
      return run.run(System.out, System.err) ? 0 : 1;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private int rounds() {
    return runs > 0 ? runs : quick ? 1 : 3;
  }

  private Set<Contender> chosen() {
    if (contenders.isEmpty()) {
      return quick ? QUICK : EnumSet.allOf(Contender.class);
    }
    return contenders.stream()
        .map(Contender::of)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Contender.class)));
  }
}

package io.latebind.bench;

import io.latebind.bench.cluster.AotCaches;
import io.latebind.bench.cluster.BenchBroker;
import io.latebind.bench.cluster.BenchCluster;
import io.latebind.bench.cluster.JavaProcess;
import io.latebind.bench.contender.Contender;
import io.latebind.bench.contender.Contender.InputLayout;
import io.latebind.bench.data.BenchDocuments;
import io.latebind.bench.report.RunOutcome;
import io.latebind.bench.workload.Workload;
import io.latebind.bench.workload.WorkloadPlan;
import io.latebind.bench.workload.Workloads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs workloads: each contender in turn, round after round, on the same data and the same broker.
 */
final class Bench implements AutoCloseable {
  private static final int PARTITIONS = 6;

  /** So many referrers that the broker's JVM has compiled what it needs, without and with time. */
  private static final int QUICK_WARM_UP = 10_000;

  private static final int WARM_UP = 50_000;

  private final Options options;
  private final Consumer<String> progress;
  private final BenchBroker broker;
  private final BenchCluster cluster;
  private final @Nullable AotCaches caches;
  private int runs;
  private int inputs;

  /**
   * How it runs.
   *
   * @param contenders who takes part, where the workload has a place for them
   * @param rounds how often each does
   * @param seed of all data
   * @param limit how long a phase may take
   * @param jvm options of every contender's JVM, beside the heap that all have
   * @param aot whether every contender starts with a cache of what its JVM learned in the warm-up
   * @param profiled whether every contender is recorded by the JVM's flight recorder
   * @param folder for logs; for the time of the runs also for the broker's and the contenders' data
   */
  record Options(
      Set<Contender> contenders,
      int rounds,
      long seed,
      Duration limit,
      List<String> jvm,
      boolean aot,
      boolean profiled,
      Path folder) {
    /**
     * Of this process alone: two that write to the same folder shall not take each other's away.
     */
    Path data() {
      return folder.resolve("data-" + ProcessHandle.current().pid());
    }
  }

  /**
   * Starts the broker.
   *
   * @param progress is told what goes on, line by line
   */
  Bench(Options options, Consumer<String> progress) throws Exception {
    this.options = options;
    this.progress = progress;
    deleteLeftovers(options.folder());
    Files.createDirectories(options.data());
    this.caches = options.aot() ? AotCaches.in(options.data().resolve("aot")) : null;
    Path log = options.folder().resolve("broker.log");
    this.broker = BenchBroker.start(options.data().resolve("broker"), log);
    this.cluster = new BenchCluster(broker.bootstrap(), PARTITIONS);
  }

  /**
   * Runs both to be compared once: the first contender shall not be the one who warms the broker.
   * Where caches are to be trained, everybody runs.
   */
  void warmUp(boolean quick) throws Exception {
    progress.accept("warming up");
    int size = quick ? QUICK_WARM_UP : WARM_UP;
    Workload first = Workloads.of(List.of("load-1@" + size), quick).getFirst();
    if (caches == null) {
      runAlone(first, Contender.LATEBIND, 0, 0);
      runAlone(first, Contender.FK_JOIN_TUNED, 0, 0);
      return;
    }
    for (Contender contender : options.contenders()) {
      runAlone(first, contender, 0, 0);
      progress.accept(
          "  an AOT cache of %,d bytes for %s"
              .formatted(caches.size(contender), contender.title()));
    }
  }

  /**
   * All rounds of a workload, in the order in which they were run. Each round begins with another
   * contender, so that nobody always comes first.
   */
  List<RunOutcome> outcomes(Workload workload) throws Exception {
    progress.accept(workload.name() + ": " + workload.about());
    List<Contender> contenders =
        new ArrayList<>(
            options.contenders().stream()
                .filter(workload.contenders()::contains)
                .sorted()
                .toList());
    double rate = workload.isPaced() ? rate(workload, contenders) : 0;
    Map<InputLayout, String> shared = new EnumMap<>(InputLayout.class);
    List<RunOutcome> outcomes = new ArrayList<>();
    for (int round = 1; round <= options.rounds(); round++) {
      for (Contender contender : contenders) {
        if (!workload.isOnlyRead()) {
          outcomes.addAll(counted(workload, runAlone(workload, contender, round, rate)));
          continue;
        }
        if (!shared.containsKey(contender.layout())) {
          shared.put(contender.layout(), fill(workload, contender.layout()));
        }
        String input = shared.getOrDefault(contender.layout(), "");
        outcomes.addAll(run(workload, contender, round, rate, input));
      }
      Collections.rotate(contenders, -1);
    }
    for (String input : shared.values()) {
      cluster.delete(input);
    }
    return outcomes;
  }

  /** Half of the documents a second that the slowest of those loads who are to be compared. */
  private double rate(Workload workload, List<Contender> contenders) throws Exception {
    double slowest = Double.MAX_VALUE;
    for (Contender contender : contenders) {
      if (contender == Contender.LATEBIND || contender == Contender.FK_JOIN_TUNED) {
        RunOutcome load = runAlone(workload.untilLoaded(), contender, 0, 0).getFirst();
        slowest = Math.min(slowest, load.work().inputs() / load.work().seconds());
      }
    }
    progress.accept("%s: %,.0f writes a second".formatted(workload.name(), slowest / 2));
    return slowest / 2;
  }

  private static List<RunOutcome> counted(Workload workload, List<RunOutcome> outcomes) {
    List<RunOutcome> counted = new ArrayList<>();
    for (int i = 0; i < outcomes.size(); i++) {
      if (workload.phases().get(i).isCounted() || !outcomes.get(i).isRight()) {
        counted.add(outcomes.get(i));
      }
    }
    return counted;
  }

  /** A run on topics of its own, which it may write to. */
  private List<RunOutcome> runAlone(Workload workload, Contender contender, int round, double rate)
      throws Exception {
    String input = fill(workload, contender.layout());
    List<RunOutcome> outcomes = run(workload, contender, round, rate, input);
    cluster.delete(input);
    return outcomes;
  }

  private List<RunOutcome> run(
      Workload workload, Contender contender, int round, double rate, String input)
      throws Exception {
    runs++;
    WorkloadPlan plan =
        new WorkloadPlan(
            workload,
            contender,
            round,
            runs,
            input,
            rate,
            options.seed(),
            options.limit(),
            options.data(),
            jvm(workload, contender),
            options.folder().resolve("contenders.log"));
    List<RunOutcome> outcomes = WorkloadRun.outcomes(plan, broker, cluster);
    outcomes.forEach(outcome -> progress.accept(line(outcome)));
    return outcomes;
  }

  /** The same heap and options for all; and a profile for each run, when they are asked for. */
  private List<String> jvm(Workload workload, Contender contender) {
    List<String> jvm = new ArrayList<>(List.of("-Xmx1g"));
    jvm.addAll(options.jvm());
    if (caches != null) {
      jvm.addAll(caches.options(contender));
    }
    boolean trains = jvm.stream().anyMatch(option -> option.startsWith(JavaProcess.TRAINING));
    if (options.profiled() && !trains) {
      String name = "%03d-%s-%s-%%p.jfr".formatted(runs, workload.name(), contender.title());
      Path file = options.folder().resolve(name);
      jvm.add("-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + file);
      jvm.add("-Xlog:jfr*=off");
    }
    return jvm;
  }

  /**
   * Makes input topics with the load of a workload.
   *
   * @return what their names begin with: names are never used again
   */
  private String fill(Workload workload, InputLayout layout) throws Exception {
    inputs++;
    String prefix = "in-" + inputs + "-";
    Feeder.fill(
        cluster,
        layout,
        prefix,
        workload.shape(),
        new BenchDocuments(workload.shape(), options.seed()),
        WorkloadPlan.loadWrites(workload, options.seed()));
    return prefix;
  }

  private static String line(RunOutcome outcome) {
    return String.format(
        Locale.ROOT,
        "  %d %-28s %-14s %s%.2f s, %,.0f a second%s",
        outcome.round(),
        outcome.task(),
        outcome.contender().title(),
        outcome.finished() ? "" : outcome.end() + " after ",
        outcome.work().seconds(),
        outcome.work().perSecond(),
        outcome.isRight() ? "" : ", WRONG: " + outcome.noise());
  }

  /**
   * The data of benchmarks that were killed; what belongs to a process that lives is left alone.
   */
  private static void deleteLeftovers(Path folder) throws IOException {
    List<Path> folders;
    try (Stream<Path> all = Files.list(folder)) {
      folders = all.filter(path -> path.getFileName().toString().matches("data-\\d+")).toList();
    }
    for (Path data : folders) {
      long pid = Long.parseLong(data.getFileName().toString().substring("data-".length()));
      boolean mine = pid == ProcessHandle.current().pid();
      if (mine || !ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) {
        delete(data);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    cluster.close();
    broker.close();
    delete(options.data());
  }
}

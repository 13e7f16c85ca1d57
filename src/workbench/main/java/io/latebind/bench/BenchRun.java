package io.latebind.bench;

import io.latebind.bench.cluster.Machine;
import io.latebind.bench.contender.Contender;
import io.latebind.bench.report.BenchReport;
import io.latebind.bench.report.RunOutcome;
import io.latebind.bench.report.Table;
import io.latebind.bench.report.TableRow;
import io.latebind.bench.workload.Workload;
import io.latebind.bench.workload.Workloads;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The benchmark as it is asked for on a command line.
 *
 * @param workloads as {@code NAME} or {@code NAME@SIZE,SIZE}; all when empty
 * @param quick whether their data is small
 * @param contenders who takes part
 * @param rounds how often
 * @param seed of all data
 * @param limit how long a phase may take
 * @param jvm options of every contender's JVM, beside the heap that all have
 * @param aot whether every contender starts with a cache of what its JVM learned in the warm-up
 * @param profiled whether every contender is recorded by the JVM's flight recorder
 * @param out the folder for what comes out, and for data meanwhile
 */
public record BenchRun(
    List<String> workloads,
    boolean quick,
    Set<Contender> contenders,
    int rounds,
    long seed,
    Duration limit,
    List<String> jvm,
    boolean aot,
    boolean profiled,
    Path out) {

  /**
   * Runs it, and prints a table.
   *
   * @param progress is told what goes on
   * @return whether nothing that came out was wrong, and nothing lost
   * @throws IllegalArgumentException when a workload is unknown
   */
  public boolean run(PrintStream table, PrintStream progress) throws Exception {
    List<Workload> all = Workloads.of(workloads, quick);
    Machine machine = Machine.here();
    Path folder = Files.createDirectories(out.toAbsolutePath().normalize());
    BenchReport report = new BenchReport(command(), machine, seed, List.of());
    var options = new Bench.Options(contenders, rounds, seed, limit, jvm, aot, profiled, folder);
    try (Bench bench = new Bench(options, line -> progress.println(line))) {
      bench.warmUp(quick);
      List<RunOutcome> outcomes = new ArrayList<>();
      for (Workload workload : all) {
        outcomes.addAll(bench.outcomes(workload));
        report = new BenchReport(command(), machine, seed, List.copyOf(outcomes));
        report.write(folder); // so that an end in the middle leaves what there was
      }
    }
    machine.lines().forEach(table::println);
    Table.lines(TableRow.of(report.outcomes())).forEach(table::println);
    progress.println("Written to " + folder.resolve("bench.md") + " and bench.json");
    return report.isRight();
  }

  private String command() {
    return "./latebind bench"
        + (workloads.isEmpty() ? "" : " " + String.join(" ", workloads))
        + (quick ? " --quick" : "")
        + (aot ? " --aot" : "")
        + " --runs "
        + rounds
        + " --seed "
        + seed
        + (jvm.isEmpty() ? "" : " --jvm=\"" + String.join(" ", jvm) + "\"");
  }
}

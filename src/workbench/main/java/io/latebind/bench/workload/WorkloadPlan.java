package io.latebind.bench.workload;

import io.latebind.bench.cluster.BenchCluster;
import io.latebind.bench.contender.Assignment;
import io.latebind.bench.contender.Contender;
import io.latebind.bench.data.Redefinition;
import io.latebind.bench.data.Versions;
import io.latebind.bench.data.Write;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * What a run is to be.
 *
 * @param workload what is done
 * @param contender who does it
 * @param round which time
 * @param number which run of the benchmark it is
 * @param input what the names of the input topics begin with
 * @param rate writes a second in paced phases
 * @param seed decides the order of writes and what documents say
 * @param limit how long a phase may take
 * @param folder for stores
 * @param options of the contender's JVM
 * @param log where its process complains
 */
public record WorkloadPlan(
    Workload workload,
    Contender contender,
    int round,
    int number,
    String input,
    double rate,
    long seed,
    Duration limit,
    Path folder,
    List<String> options,
    Path log) {

  /** The application's id, with which its own topics begin. */
  public String name() {
    return "run-" + number;
  }

  /** The writes of its load: the same for every contender. */
  public List<Write> loadWrites() {
    return loadWrites(workload, seed);
  }

  /** The writes of a workload's load. */
  public static List<Write> loadWrites(Workload workload, long seed) {
    return workload.load().updates().writes(new Versions(workload.shape()), new Random(seed));
  }

  /** What the contender's process is told. */
  public Assignment assignment(BenchCluster cluster) {
    return new Assignment(
        contender,
        cluster.bootstrap(),
        name(),
        input,
        folder.resolve(name()),
        cluster.partitions(),
        workload.shape().references(),
        workload.shape().hops(),
        workload.shape().anchored(),
        Redefinition.NONE);
  }
}

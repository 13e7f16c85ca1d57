package io.latebind.workbench;

import io.latebind.fuzz.ClusterFuzz;
import io.latebind.fuzz.RecordFuzz;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code latebind fuzz}: bad input by the million. */
@Command(
    name = "fuzz",
    description = "Feeds bad records and requests, made from a seed.",
    mixinStandardHelpOptions = true)
final class FuzzCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--records",
      defaultValue = "1000000",
      description = "Records through the indexer without a broker. Default: ${DEFAULT-VALUE}")
  private long records;

  @Option(
      names = "--broker-records",
      defaultValue = "20000",
      description = "Records through a real broker. Default: ${DEFAULT-VALUE}")
  private long brokerRecords;

  @Option(
      names = "--requests",
      defaultValue = "100000",
      description = "Requests to a real node. Default: ${DEFAULT-VALUE}")
  private long requests;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Of everything that is made. Default: ${DEFAULT-VALUE}")
  private long seed;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    try {
      if (records > 0) {
        out.println(RecordFuzz.run(records, seed, Files.createTempDirectory("latebind-fuzz")));
        out.flush();
      }
      if (brokerRecords > 0 || requests > 0) {
        try (ClusterFuzz fuzz = new ClusterFuzz(seed)) {
          out.println(fuzz.records(brokerRecords));
          out.println(fuzz.requests(requests));
        }
      }
      out.println("Every thousandth was followed by a good one, which was served. All held.");
      return 0;
    } catch (AssertionError e) {
      e.printStackTrace(out);
      return 1;
    }
  }
}

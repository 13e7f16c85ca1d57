package io.latebind.workbench;

import io.latebind.simulation.run.MutantReport;
import io.latebind.simulation.run.Simulations;
import io.latebind.simulation.scope.ExhaustiveReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code latebind simulate}: the protocol in a simulated cluster. */
@Command(
    name = "simulate",
    description = "Runs simulated clusters, a seed each.",
    mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
  private static final Duration FOR_EVER = Duration.ofDays(365);

  @Option(names = "--seed", description = "The first seed.", defaultValue = "0")
  private long seed;

  @Option(names = "--seeds", description = "How many seeds; 10,000 unless there is a time.")
  private @Nullable Long seeds;

  @Option(names = "--minutes", description = "For how long.")
  private @Nullable Long minutes;

  @Option(names = "--tally", description = "A file that sums all runs up.", paramLabel = "FILE")
  private @Nullable Path tally;

  @Option(names = "--mutants", description = "Reports how soon each planted mistake is caught.")
  private boolean mutants;

  @Option(names = "--exhaustive", description = "Tries every order of small scopes.")
  private boolean exhaustive;

  @Override
  public Integer call() throws IOException {
    if (mutants) {
      return status(MutantReport.print(seed, seeds == null ? 300 : seeds.intValue(), System.out));
    }
    if (exhaustive) {
      return status(ExhaustiveReport.print(System.out));
    }
    Duration time = minutes == null ? FOR_EVER : Duration.ofMinutes(minutes);
    long many = minutes == null ? 10_000 : Long.MAX_VALUE / 2;
    var request = new Simulations.Request(seed, seeds == null ? many : seeds, time, tally);
    return status(Simulations.run(request, System.out));
  }

  private static int status(boolean held) {
    return held ? 0 : 1;
  }
}

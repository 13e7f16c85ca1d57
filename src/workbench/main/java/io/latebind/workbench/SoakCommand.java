package io.latebind.workbench;

import io.latebind.soak.Soak;
import io.latebind.soak.SoakOptions;
import io.latebind.soak.SoakReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code latebind soak}: a steady load for hours. */
@Command(
    name = "soak",
    description = "Loads for hours, and watches memory, handles and times.",
    mixinStandardHelpOptions = true)
final class SoakCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--minutes",
      defaultValue = "10",
      description = "How long the load lasts. Default: ${DEFAULT-VALUE}")
  private int minutes;

  @Option(
      names = "--documents",
      defaultValue = "100000",
      description = "Documents of about 1 KB to begin with. Default: ${DEFAULT-VALUE}")
  private int documents;

  @Option(
      names = "--rate",
      defaultValue = "100",
      description = "Writes a second. Default: ${DEFAULT-VALUE}")
  private int rate;

  @Option(
      names = "--searches",
      defaultValue = "20",
      description = "Searches and gets a second. Default: ${DEFAULT-VALUE}")
  private int searches;

  @Option(
      names = "--move-every",
      paramLabel = "SECONDS",
      defaultValue = "240",
      description = "How often an instance goes and comes back. Default: ${DEFAULT-VALUE}")
  private int moveSeconds;

  @Option(
      names = "--window",
      paramLabel = "SECONDS",
      defaultValue = "600",
      description = "The length of a row in the table of times. Default: ${DEFAULT-VALUE}")
  private int windowSeconds;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Of everything random. Default: ${DEFAULT-VALUE}")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "target/soak",
      description = "For data and measurements; it must not be there. Default: ${DEFAULT-VALUE}")
  private Path out;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Only report what an earlier run measured, which had this --out.")
  private @Nullable Path report;

  @Override
  public Integer call() throws Exception {
    if (report != null) {
      SoakReport earlier = SoakReport.read(report);
      spec.commandLine().getOut().print(earlier.text());
      return earlier.passed() ? 0 : 1;
    }
    SoakOptions options =
        new SoakOptions(minutes, documents, rate, searches, moveSeconds, windowSeconds, seed, out);
    return Soak.run(options, spec.commandLine().getOut()) ? 0 : 1;
  }
}

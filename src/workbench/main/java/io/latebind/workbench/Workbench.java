package io.latebind.workbench;

import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of the workbench. The status is 0 when all held, 1 when something did not. */
@Command(
    name = "latebind",
    description = "Tries Latebind hard: not part of the product, started from its sources.",
    mixinStandardHelpOptions = true,
    subcommands = {
      BenchCommand.class,
      ChaosCommand.class,
      FuzzCommand.class,
      SimulateCommand.class,
      SoakCommand.class
    })
public final class Workbench {
  private Workbench() {}

  /** Runs a command and exits with its status: 0 all held, 1 something did not, 2 asked wrongly. */
  public static void main(String[] arguments) {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    System.exit(new CommandLine(new Workbench()).execute(arguments));
  }
}

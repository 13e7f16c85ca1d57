package io.latebind.cli;

import java.util.ServiceLoader;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code latebind}. */
@Command(
    name = "latebind",
    description =
        "Denormalised documents from Kafka that always catch up with everything they load.",
    mixinStandardHelpOptions = true,
    versionProvider = Latebind.Version.class,
    subcommands = {ServeCommand.class, TopicsCommand.class})
public final class Latebind {
  private Latebind() {}

  /** Runs a command and exits with its status: 0 for success, 1 for failure, 2 for wrong usage. */
  public static void main(String[] arguments) {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Latebind());
    ServiceLoader.load(Subcommand.class).forEach(line::addSubcommand);
    return line.setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(new ErrorReport());
  }

  /** Reads the version from the jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Latebind.class.getPackage().getImplementationVersion();
      return new String[] {"latebind " + (version == null ? "(not from a jar)" : version)};
    }
  }
}

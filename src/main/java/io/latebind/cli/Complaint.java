package io.latebind.cli;

import io.latebind.app.SettingsException;
import io.latebind.broker.BrokerException;
import io.latebind.definition.DefinitionException;
import java.io.PrintWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/**
 * Says why a command failed. Mistakes of the user are answered with what to do; anything else is a
 * mistake of ours and comes with its trace.
 */
final class Complaint implements CommandLine.IExecutionExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger("latebind");

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
    PrintWriter err = command.getErr();
    switch (failure) {
      case SettingsException e -> err.println("latebind: " + e.getMessage());
      case BrokerException e -> err.println("latebind: " + e.getMessage());
      case DefinitionException e -> err.println("latebind: " + e.getMessage());
      case IllegalArgumentException e -> err.println("latebind: " + e.getMessage());
      default -> LOG.error("latebind failed in a way nobody foresaw; please report this", failure);
    }
    err.flush();
    return CommandLine.ExitCode.SOFTWARE;
  }
}

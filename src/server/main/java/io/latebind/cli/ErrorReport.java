package io.latebind.cli;

import io.latebind.definition.DefinitionException;
import io.latebind.settings.SettingsException;
import io.latebind.topics.ClusterException;
import java.io.PrintWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/**
 * Reports why a command failed. A user's mistake is reported with what to do; anything else is a
 * bug in Latebind and is logged with its stack trace.
 */
final class ErrorReport implements CommandLine.IExecutionExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger("latebind");

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
    PrintWriter err = command.getErr();
    switch (failure) {
      case SettingsException e -> err.println("latebind: " + e.getMessage());
      case ClusterException e -> err.println("latebind: " + e.getMessage());
      case DefinitionException e -> err.println("latebind: " + e.getMessage());
      case IllegalArgumentException e -> err.println("latebind: " + e.getMessage());
      default -> LOG.error("latebind failed in a way nobody foresaw; please report this", failure);
    }
    err.flush();
    return CommandLine.ExitCode.SOFTWARE;
  }
}

package io.latebind.workbench;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code latebind chaos}: a cluster under faults. */
@Command(
    name = "chaos",
    description = "Kills, pauses and cuts off what runs, and checks every answer.",
    mixinStandardHelpOptions = true)
final class ChaosCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    throw new UnsupportedOperationException("chaos is being built");
  }
}

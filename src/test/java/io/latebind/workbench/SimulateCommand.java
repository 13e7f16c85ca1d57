package io.latebind.workbench;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code latebind simulate}: the protocol in a simulated cluster. */
@Command(
    name = "simulate",
    description = "Runs simulated clusters, a seed each.",
    mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    throw new UnsupportedOperationException("simulate is being built");
  }
}

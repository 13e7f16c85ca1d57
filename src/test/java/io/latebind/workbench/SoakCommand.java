package io.latebind.workbench;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code latebind soak}: a steady load for hours. */
@Command(
    name = "soak",
    description = "Loads for hours, and watches memory, handles and times.",
    mixinStandardHelpOptions = true)
final class SoakCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    throw new UnsupportedOperationException("soak is being built");
  }
}

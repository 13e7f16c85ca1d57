package io.latebind.workbench;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code latebind fuzz}: bad input by the million. */
@Command(
    name = "fuzz",
    description = "Feeds bad records and requests, made from a seed.",
    mixinStandardHelpOptions = true)
final class FuzzCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    throw new UnsupportedOperationException("fuzz is being built");
  }
}

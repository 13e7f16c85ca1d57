package io.latebind.cluster;

import io.latebind.cli.Latebind;

/** Latebind as users start it, that ends with its parent. Its arguments are Latebind's. */
public final class InstanceMain {
  private InstanceMain() {}

  /** Runs until it is told to stop. */
  public static void main(String[] arguments) {
    ParentWatch.start();
    Latebind.main(arguments);
  }
}

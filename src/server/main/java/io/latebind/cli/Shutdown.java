package io.latebind.cli;

import io.latebind.app.Node;

/** Closes a node cleanly when the process is asked to exit. */
public final class Shutdown {
  private Shutdown() {}

  public static void closeOnExit(Node node) {
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("latebind-shutdown").unstarted(node::close));
  }
}

package io.latebind.cli;

import io.latebind.app.Node;

/** Ends a node in good order when the process is told to end. */
final class Shutdown {
  private Shutdown() {}

  static void closeOnExit(Node node) {
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("latebind-shutdown").unstarted(node::close));
  }
}

package io.latebind.cluster;

import java.io.IOException;

/** Ends this process when the one that started it is gone: its standard input ends then. */
public final class ParentWatch {
  private ParentWatch() {}

  /** Begins to watch. */
  public static void start() {
    Thread.ofPlatform().daemon().name("parent-watch").start(ParentWatch::watch);
  }

  /**
   * Asks a process that watches this one to stop in order, by a signal alone: {@link
   * Process#destroy} would also end its standard input, which it takes for the end of this process.
   */
  public static void stop(Process watching) {
    watching.toHandle().destroy();
  }

  private static void watch() {
    try {
      while (System.in.read() >= 0) {
        // Nobody writes to it: it only tells the end.
      }
    } catch (IOException e) {
      // That is an end, too.
    }
    Runtime.getRuntime().halt(9);
  }
}

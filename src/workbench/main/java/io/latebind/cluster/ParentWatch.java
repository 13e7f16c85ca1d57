package io.latebind.cluster;

import java.io.IOException;

/** Ends this process when the one that started it is gone: its standard input ends then. */
public final class ParentWatch {
  private ParentWatch() {}

  /** Begins to watch. */
  public static void start() {
    Thread.ofPlatform().daemon().name("parent-watch").start(ParentWatch::watch);
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

package io.latebind.soak.load;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Does something so many times a second. What was held up is caught up with, a second at most. */
public final class Pace {
  private static final long SECOND = 1_000_000_000L;

  private Pace() {}

  /** Something that can be interrupted. */
  public interface Task {
    void run() throws Exception;
  }

  /** Runs a task at a pace until it is enough. What it is about then is finished. */
  public static void keep(double perSecond, Task task, BooleanSupplier enough) throws Exception {
    long pause = (long) (SECOND / perSecond);
    long next = System.nanoTime() + pause;
    while (!enough.getAsBoolean()) {
      long now = System.nanoTime();
      if (now < next) {
        LockSupport.parkNanos(Math.min(next - now, SECOND / 5));
      } else {
        task.run();
        next = Math.max(next + pause, now - SECOND);
      }
    }
  }
}

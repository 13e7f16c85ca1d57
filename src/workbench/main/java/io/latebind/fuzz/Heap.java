package io.latebind.fuzz;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** What the heap of this process holds when its garbage is gone. */
final class Heap {
  private static final double MEGABYTE = 1 << 20;

  private Heap() {}

  /** Megabytes. Collects twice, because what has a cleaner is gone after the second time only. */
  static double megabytes() {
    System.gc();
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE;
  }

  static String change(double before, double after) {
    return String.format(Locale.ROOT, "heap %.0f MB before and %.0f MB after", before, after);
  }
}

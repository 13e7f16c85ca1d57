package io.latebind.simulation.run;

import io.latebind.simulation.check.Feature;
import io.latebind.simulation.check.Mutant;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Simulations for as long as one likes, with a report in plain words. */
public final class Simulations {
  private static final Duration REPORT = Duration.ofSeconds(10);

  private final Request request;
  private final PrintStream out;
  private final long begin = System.nanoTime();
  private final SeedRun run;
  private final Map<String, Long> reported = new TreeMap<>();

  /**
   * What is to be run.
   *
   * @param seed the first
   * @param seeds how many at most
   * @param time for how long at most
   * @param tally the file that sums all runs up; null when there is none
   */
  public record Request(long seed, long seeds, Duration time, @Nullable Path tally) {}

  private Simulations(Request request, PrintStream out) {
    this.request = request;
    this.out = out;
    this.run = new SeedRun(request.seed());
  }

  /**
   * Runs seeds and reports.
   *
   * @return whether all of them held
   * @throws IOException when the tally cannot be read or written
   */
  public static boolean run(Request request, PrintStream out) throws IOException {
    return new Simulations(request, out).work();
  }

  private boolean work() throws IOException {
    long end = begin + request.time().toNanos();
    Thread worker =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> run.work(seed -> seed < request.seed() + request.seeds() && isBefore(end)));
    long next = begin;
    while (worker.isAlive()) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      if (System.nanoTime() - next > REPORT.toNanos()) {
        next = System.nanoTime();
        report();
      }
    }
    report();
    features();
    return judge();
  }

  private static boolean isBefore(long end) {
    return System.nanoTime() - end < 0;
  }

  private void report() throws IOException {
    Map<String, Long> sums = run.sums();
    double seconds = (System.nanoTime() - begin) / 1e9;
    long seeds = sums.getOrDefault(SeedRun.SEEDS, 0L);
    out.printf(
        "%,d seeds in %,.0f s (%.0f a second), %,d events, %s%n",
        seeds,
        seconds,
        seeds / seconds,
        sums.getOrDefault(Feature.EVENTS.name(), 0L),
        run.failure() == null ? "nothing wrong" : "a failure");
    if (request.tally() != null) {
      Map<String, Long> news = new TreeMap<>();
      sums.forEach((name, sum) -> news.put(name, sum - reported.getOrDefault(name, 0L)));
      Map<String, Long> all = new RunTally(request.tally()).add(news);
      out.printf("  %,d seeds in all%n", all.getOrDefault(SeedRun.SEEDS, 0L));
      reported.putAll(sums);
    }
  }

  private void features() {
    out.println("what happened how often:");
    for (Feature feature : Feature.values()) {
      String name = feature.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      out.printf("  %,14d  %s%n", run.counts().of(feature), name);
    }
  }

  private boolean judge() {
    Simulation.Failure failure = run.failure();
    if (failure == null) {
      return true;
    }
    out.println(failure.getMessage());
    out.println();
    out.print(Telling.of(failure, Mutant.NONE));
    return false;
  }
}

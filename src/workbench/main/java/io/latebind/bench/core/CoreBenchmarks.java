package io.latebind.bench.core;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs all benchmarks of this package, each shortly: enough to see a regression. */
public final class CoreBenchmarks {
  private CoreBenchmarks() {}

  /** Runs them, and prints what JMH says. */
  public static void run() throws RunnerException {
    new Runner(
            new OptionsBuilder()
                .include("io\\.latebind\\.bench\\.core\\..*")
                .forks(1)
                .warmupIterations(2)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(3)
                .measurementTime(TimeValue.seconds(1))
                .build())
        .run();
  }
}

package io.latebind.simulation.run;

import io.latebind.simulation.check.Counts;
import io.latebind.simulation.check.Mutant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Many seeds, one after the other on each processor, until one fails or it is enough. */
final class SeedRun {
  /** The name under which seeds are counted. */
  static final String SEEDS = "SEEDS";

  private final Counts counts = new Counts();
  private final AtomicLong next;
  private long done;
  private final AtomicReference<Simulation.@Nullable Failure> failure = new AtomicReference<>();

  /** A run from seed {@code first} on. */
  SeedRun(long first) {
    next = new AtomicLong(first);
  }

  /**
   * Runs seeds.
   *
   * @param goesOn asked before each seed
   */
  void work(LongPredicate goesOn) {
    IntStream.range(0, Runtime.getRuntime().availableProcessors())
        .parallel()
        .forEach(processor -> workAlone(goesOn));
  }

  private void workAlone(LongPredicate goesOn) {
    long seed = next.getAndIncrement();
    while (failure.get() == null && goesOn.test(seed)) {
      run(seed);
      seed = next.getAndIncrement();
    }
  }

  private void run(long seed) {
    try {
      held(Simulation.run(seed, Mutant.NONE).counts());
    } catch (Simulation.Failure e) {
      failure.compareAndSet(null, e);
    }
  }

  private synchronized void held(Counts one) {
    counts.add(one);
    done++;
  }

  /** What was done so far, by the names of features. */
  synchronized Map<String, Long> sums() {
    Map<String, Long> sums = new TreeMap<>();
    counts.all().forEach((feature, count) -> sums.put(feature.name(), count));
    sums.put(SEEDS, done);
    return sums;
  }

  /** The counts, when all is done. */
  Counts counts() {
    return counts;
  }

  /** The first failure; null when all held. */
  Simulation.@Nullable Failure failure() {
    return failure.get();
  }
}

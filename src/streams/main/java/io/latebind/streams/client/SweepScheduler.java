package io.latebind.streams.client;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * A scheduler that divides the time of each thread between the records of its tasks and their open
 * sweeps.
 *
 * <p>Sweeps get all the time that records leave. While records wait, the tasks with open sweeps
 * take turns, one at a time, and after each turn the thread is free for records for as long as the
 * turn took. Without such a rest Kafka Streams would process a single record of each task between
 * two rounds of turns: it halves the number whenever a punctuation was called.
 */
public final class SweepScheduler {
  private final LongSupplier nanoClock;
  private final ThreadLocal<Shared> threads = ThreadLocal.withInitial(Shared::new);

  /** The state that the tasks of a thread share. */
  private static final class Shared {
    /** The partitions with open sweeps; the one that has waited longest comes first. */
    final Set<Integer> sweeping = new LinkedHashSet<>();

    /** The partitions with waiting records. */
    final Set<Integer> behind = new HashSet<>();

    long restUntil;

    boolean isRest(long now) {
      return now - restUntil < 0;
    }
  }

  /** A scheduler that has nothing to do yet. */
  SweepScheduler() {
    this(System::nanoTime);
  }

  /** A scheduler with a clock in nanoseconds. */
  SweepScheduler(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  /**
   * Whether the task of a partition may work on its sweeps now. Every task asks regularly, even one
   * without sweeps.
   *
   * @param sweeps whether it has open sweeps
   * @param records whether records of it wait
   */
  public boolean isTurn(int partition, boolean sweeps, boolean records) {
    Shared shared = threads.get();
    set(shared.behind, partition, records);
    set(shared.sweeping, partition, sweeps);
    if (!sweeps || shared.behind.isEmpty()) {
      return sweeps;
    }
    return shared.sweeping.iterator().next() == partition && !shared.isRest(nanoClock.getAsLong());
  }

  private static void set(Set<Integer> partitions, int partition, boolean member) {
    if (member) {
      partitions.add(partition);
    } else {
      partitions.remove(partition);
    }
  }

  /** The turn of a partition's task is over. */
  public void taken(int partition, Duration turn) {
    Shared shared = threads.get();
    shared.sweeping.remove(partition);
    shared.sweeping.add(partition);
    shared.restUntil = nanoClock.getAsLong() + turn.toNanos();
  }

  /** The task of a partition ends. */
  public void ended(int partition) {
    Shared shared = threads.get();
    shared.behind.remove(partition);
    shared.sweeping.remove(partition);
  }

  /** Whether tasks of the calling thread have open sweeps, so that it must not idle. */
  boolean isSweeping() {
    return !threads.get().sweeping.isEmpty();
  }
}

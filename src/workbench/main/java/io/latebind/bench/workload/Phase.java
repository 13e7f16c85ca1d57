package io.latebind.bench.workload;

import io.latebind.bench.data.Redefinition;
import io.latebind.bench.data.Updates;
import java.time.Duration;

/** A part of a workload, which is over when every entry is right. */
public sealed interface Phase {
  /** What it is called in tables; empty when it is all that its workload is about. */
  String name();

  /** Whether it stands in tables, and is not just there to come to the next. */
  default boolean isCounted() {
    return true;
  }

  /** What stands in the topics when the contender begins to work. */
  record Load(String name, Updates updates, boolean isCounted) implements Phase {}

  /**
   * Writes that are there at once: they are made while the contender pauses.
   *
   * @param sentinels whether probes are written behind them, and have to come out: for writes that
   *     no entry shows
   */
  record Burst(String name, Updates updates, boolean sentinels) implements Phase {}

  /**
   * Writes one after the other in equal steps, while probes are written as well.
   *
   * @param over how long it takes to write them
   */
  record Spread(String name, Updates updates, Duration over) implements Phase {}

  /** Writes at half of the rate that every contender can take, and waits for each entry. */
  record Paced(String name, Updates updates, Duration over) implements Phase {}

  /**
   * The contender is killed in the middle of the first half of the writes, and starts again when
   * the second half is written.
   *
   * @param percent how many of the entries have come out when it is killed
   */
  record Crash(String name, Updates updates, int percent) implements Phase {}

  /** The contender is stopped, and starts with another definition of the index. */
  record Redefine(String name, Redefinition redefinition) implements Phase {}

  /** The contender has lost its folder, starts, and is to answer. */
  record ColdStart(String name) implements Phase {}
}

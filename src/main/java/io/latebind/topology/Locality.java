package io.latebind.topology;

import io.latebind.document.Partitioning;
import io.latebind.engine.Home;
import java.util.function.IntUnaryOperator;

/**
 * How a task of the indexer sees the other partitions.
 *
 * @param home where the engine looks for a target
 * @param placed where a document has to be written, for it to be taken
 * @param route the partition of the {@code reindex} topic on which the engine's partition listens
 */
public record Locality(Home home, Home placed, IntUnaryOperator route) {
  /** Targets are where the partitioning says. */
  public static Locality of(Partitioning partitioning, int partitions) {
    Home home = id -> partitioning.home(id, partitions);
    return new Locality(home, home, partition -> partition);
  }

  /**
   * Every target counts as foreign, though there is only one partition: each load takes the way
   * over the {@code reindex} topic. For tests in one process.
   */
  public static Locality allForeign() {
    return new Locality(id -> 1, id -> 0, partition -> 0);
  }
}

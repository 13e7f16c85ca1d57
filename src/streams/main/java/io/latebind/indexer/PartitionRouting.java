package io.latebind.indexer;

import io.latebind.document.Partitioning;
import io.latebind.protocol.Home;
import java.util.function.IntUnaryOperator;

/**
 * How an indexer task addresses partitions.
 *
 * @param home the partition in which the engine looks for a target
 * @param placed the partition on which a document has to be written to be accepted
 * @param route maps a partition of the engine to the {@code reindex} partition that it reads
 */
public record PartitionRouting(Home home, Home placed, IntUnaryOperator route) {
  /** The routing in which every target is in the partition that the partitioning gives. */
  public static PartitionRouting of(Partitioning partitioning, int partitions) {
    Home home = id -> partitioning.home(id, partitions);
    return new PartitionRouting(home, home, partition -> partition);
  }

  /**
   * The routing for tests in one process. Every target counts as foreign, although there is only
   * one partition, so that each load goes through the {@code reindex} topic.
   */
  public static PartitionRouting allForeign() {
    return new PartitionRouting(id -> 1, id -> 0, partition -> 0);
  }
}

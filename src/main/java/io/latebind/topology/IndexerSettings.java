package io.latebind.topology;

import io.latebind.document.Partitioning;
import io.latebind.engine.Limits;
import io.latebind.engine.RowLimits;
import java.time.Duration;

/**
 * How the indexer's topology is built.
 *
 * @param topics the names of the topics
 * @param partitions the partitions of {@code documents}, {@code reindex} and {@code entries}
 * @param partitioning how ids find their home partition
 * @param limits what one document may cost
 * @param maxDocumentBytes the size of a document
 * @param heldBytes how much of its rows a task holds in memory as what they mean
 * @param storeBytes how much of the store of a task is in memory
 * @param sweepInterval how often open sweeps are worked on
 * @param sweepBudget how long they are worked on then, at most
 * @param commitBudget how long dirty documents are evaluated before a commit, and behind a record,
 *     at most
 * @param stepCost what a step of a sweep, and the evaluation of dirty documents behind a record,
 *     may cost, as {@link io.latebind.engine.Budget} counts it
 */
public record IndexerSettings(
    TopicNames topics,
    int partitions,
    Partitioning partitioning,
    Limits limits,
    int maxDocumentBytes,
    long heldBytes,
    long storeBytes,
    Duration sweepInterval,
    Duration sweepBudget,
    Duration commitBudget,
    long stepCost) {

  /** The settings when nothing but the number of partitions is known. */
  public static IndexerSettings ofPartitions(int partitions) {
    return new IndexerSettings(
        TopicNames.DEFAULT,
        partitions,
        Partitionings.MURMUR2,
        Limits.DEFAULT.withRows(RowLimits.of(IndexerTopology.MAX_MESSAGE_BYTES, partitions)),
        1024 * 1024,
        share(16 << 20, partitions),
        share(256 << 20, partitions),
        Duration.ofMillis(10),
        Duration.ofMillis(10),
        Duration.ofMillis(20),
        8_000);
  }

  /** The largest row, message or entry: what has to fit into a record. */
  public int maxMessageBytes() {
    return MessageSizes.largest(maxDocumentBytes, limits.entryBytes());
  }

  /** What each task may take when all together may take {@code allBytes}. */
  public static long share(long allBytes, int partitions) {
    return allBytes / Math.max(1, partitions);
  }

  /** The same with other topics. */
  public IndexerSettings withTopics(TopicNames other) {
    return new IndexerSettings(
        other,
        partitions,
        partitioning,
        limits,
        maxDocumentBytes,
        heldBytes,
        storeBytes,
        sweepInterval,
        sweepBudget,
        commitBudget,
        stepCost);
  }

  /** The same with other limits. */
  public IndexerSettings withLimits(Limits other) {
    return new IndexerSettings(
        topics,
        partitions,
        partitioning,
        other,
        maxDocumentBytes,
        heldBytes,
        storeBytes,
        sweepInterval,
        sweepBudget,
        commitBudget,
        stepCost);
  }

  /** The same with another budget before commits. */
  public IndexerSettings withCommitBudget(Duration other) {
    return new IndexerSettings(
        topics,
        partitions,
        partitioning,
        limits,
        maxDocumentBytes,
        heldBytes,
        storeBytes,
        sweepInterval,
        sweepBudget,
        other,
        stepCost);
  }
}

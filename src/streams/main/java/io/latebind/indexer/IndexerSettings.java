package io.latebind.indexer;

import io.latebind.document.Partitioning;
import io.latebind.index.Limits;
import io.latebind.index.RowLimits;
import io.latebind.streams.MessageSizes;
import io.latebind.streams.TopicNames;
import java.time.Duration;

/**
 * The settings of the indexer's topology.
 *
 * @param topics the names of the topics
 * @param partitions the number of partitions of {@code documents}, {@code reindex} and {@code
 *     entries}
 * @param partitioning maps ids to their home partitions
 * @param limits what one document may cost
 * @param maxDocumentBytes the largest size of a document
 * @param heldBytes the size of the decoded rows that a task holds in memory
 * @param storeBytes the size of the part of a task's store that is held in memory
 * @param sweepInterval the interval at which open sweeps are worked on
 * @param sweepBudget the longest time spent on open sweeps at each interval
 * @param commitBudget the longest time spent on evaluating dirty documents before a commit, and
 *     after a record
 * @param stepCost the cost budget of a sweep step, and of the evaluation of dirty documents after a
 *     record, as {@link io.latebind.protocol.Budget} counts it
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

  /** The default settings for a number of partitions. */
  public static IndexerSettings ofPartitions(int partitions) {
    return new IndexerSettings(
        TopicNames.DEFAULT,
        partitions,
        Partitionings.MURMUR2,
        Limits.DEFAULT.withRows(RowLimits.of(MessageSizes.MAX_MESSAGE_BYTES, partitions)),
        1024 * 1024,
        share(16 << 20, partitions),
        share(256 << 20, partitions),
        Duration.ofMillis(10),
        Duration.ofMillis(10),
        Duration.ofMillis(20),
        8_000);
  }

  /** The size of the largest row, message or entry, each of which has to fit into one record. */
  public int maxMessageBytes() {
    return MessageSizes.largest(maxDocumentBytes, limits.entryBytes());
  }

  /** The share of each task when all tasks together may use {@code allBytes}. */
  public static long share(long allBytes, int partitions) {
    return allBytes / Math.max(1, partitions);
  }

  /** These settings with other topics. */
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

  /** These settings with other limits. */
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

  /** These settings with another time budget before commits. */
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

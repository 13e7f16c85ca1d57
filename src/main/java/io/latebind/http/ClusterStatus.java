package io.latebind.http;

import io.latebind.topology.IndexerSettings;
import io.latebind.topology.PartitionStatus;
import java.util.List;
import java.util.Map;

/**
 * The status of all indexes, over all partitions, whichever instance owns them.
 *
 * <p>The order makes rest mean rest. Every owner reads first how far it has processed its input and
 * then its stores, and only when all have answered the ends of the topics are read. A record that
 * somebody wrote before the question, or that a partition wrote while it was asked, lies before
 * those ends: either it was processed when its owner was asked, and the stores show what came of
 * it, or it is in the lag. What is processed and not committed yet counts as lag, too. So awaiting,
 * sweeps and lag are 0 together only when there was nothing left to do.
 *
 * <p>Those who ask at the same time share an answer, but never one that began before they asked.
 */
final class ClusterStatus {
  private final Indexes indexes;
  private final IndexerSettings settings;
  private final Gathering gathering;
  private final TopicOffsets offsets;
  private final SharedRuns<List<IndexStatus>> runs;

  /** Asks all partitions. */
  @FunctionalInterface
  interface Gathering {
    /** The status of the partitions that answered, by partition. */
    Map<Integer, PartitionStatus> gather() throws InterruptedException;
  }

  ClusterStatus(
      Indexes indexes, IndexerSettings settings, Gathering gathering, TopicOffsets offsets) {
    this.indexes = indexes;
    this.settings = settings;
    this.gathering = gathering;
    this.offsets = offsets;
    this.runs = new SharedRuns<>(this::run, List.of());
  }

  /** The status of every index, in order of their names. */
  List<IndexStatus> read() {
    return runs.join();
  }

  private List<IndexStatus> run() throws InterruptedException {
    Map<Integer, PartitionStatus> answered = gathering.gather();
    int total = settings.partitions();
    TopicOffsets.Ends ends = offsets.read(Lag.unknown(settings.topics(), total, answered));
    long lag = Lag.of(settings.topics(), total, answered.values(), ends);
    return indexes.all().stream()
        .map(index -> IndexStatus.of(index, settings.limits(), answered.values(), total, lag))
        .toList();
  }
}

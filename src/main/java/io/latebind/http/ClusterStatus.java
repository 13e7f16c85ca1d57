package io.latebind.http;

import io.latebind.http.search.SearchProgress;
import io.latebind.search.SearchPosition;
import io.latebind.topology.IndexerSettings;
import io.latebind.topology.PartitionStatus;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
 * <p>The lag of the search counts up to the same ends, and where searchers stand is read before
 * them, too, and after the owners have answered. So it is 0 together with the other numbers only
 * when every entry can be found.
 *
 * <p>Those who ask at the same time share an answer, but never one that began before they asked.
 */
final class ClusterStatus {
  private final Indexes indexes;
  private final IndexerSettings settings;
  private final Gathering gathering;
  private final TopicOffsets offsets;
  private final @Nullable SearchProgress search;
  private final SharedRuns<List<IndexStatus>> runs;

  /** Asks all partitions. */
  @FunctionalInterface
  interface Gathering {
    /** The status of the partitions that answered, by partition. */
    Map<Integer, PartitionStatus> gather() throws InterruptedException;
  }

  /**
   * Over all partitions.
   *
   * @param search null where this process does not search
   */
  ClusterStatus(
      Indexes indexes,
      IndexerSettings settings,
      Gathering gathering,
      TopicOffsets offsets,
      @Nullable SearchProgress search) {
    this.search = search;
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
    Map<Integer, SearchPosition> positions = search == null ? null : search.gather();
    TopicOffsets.Ends ends = offsets.read(Lag.unknown(settings.topics(), total, answered));
    long lag = Lag.of(settings.topics(), total, answered.values(), ends);
    Long searchLag =
        positions == null ? null : SearchProgress.lag(total, positions, ends.entries());
    return indexes.all().stream()
        .map(
            index ->
                IndexStatus.of(index, settings.limits(), answered.values(), total, lag, searchLag))
        .toList();
  }
}

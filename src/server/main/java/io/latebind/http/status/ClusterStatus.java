package io.latebind.http.status;

import io.latebind.http.exchange.Indexes;
import io.latebind.http.routing.SingleFlight;
import io.latebind.http.search.SearchProgress;
import io.latebind.indexer.IndexerSettings;
import io.latebind.indexer.PartitionStatus;
import io.latebind.search.partition.SearchPosition;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The status of all indexes, over all partitions, whichever instance owns them.
 *
 * <p>The order of reads guarantees that a status at rest is true. Every owner reads first how far
 * it has processed its input and then its stores, and the ends of the topics are read only after
 * all have answered. A record that was written before the request, or that a partition wrote while
 * it was asked, is before those ends: either it was processed when its owner was asked, and the
 * stores show the result, or it counts as lag. What is processed but not committed counts as lag,
 * too. So awaiting, sweeps and lag are 0 together only if there was nothing left to do.
 *
 * <p>The search lag counts up to the same ends, and the positions of searchers are read before
 * these and after the owners have answered. So it is 0 together with the other numbers only if
 * every entry can be found.
 *
 * <p>Concurrent callers share a result, but never one whose run began before their call.
 */
public final class ClusterStatus {
  private final Indexes indexes;
  private final IndexerSettings settings;
  private final Gathering gathering;
  private final TopicOffsets offsets;
  private final @Nullable SearchProgress search;
  private final SingleFlight<List<IndexStatus>> runs;

  /** Asks all partitions. */
  @FunctionalInterface
  interface Gathering {
    /** The status of the partitions that answered, by partition. */
    Map<Integer, PartitionStatus> gather() throws InterruptedException;
  }

  /**
   * The status over all partitions.
   *
   * @param search null if this process does not search
   */
  public ClusterStatus(
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
    this.runs = new SingleFlight<>(this::run, List.of());
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

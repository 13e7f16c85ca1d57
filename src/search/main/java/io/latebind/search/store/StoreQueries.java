package io.latebind.search.store;

import io.latebind.search.execute.SnapshotSearch;
import io.latebind.search.index.Snapshot;
import io.latebind.search.partition.SearchOffsets;
import io.latebind.search.partition.SearchOffsetsQuery;
import io.latebind.search.partition.SearchQuery;
import io.latebind.search.partition.SearchStatus;
import io.latebind.search.partition.SearchStatusQuery;
import io.latebind.search.partition.StatisticsQuery;
import io.latebind.search.query.SearchLimits;
import java.util.function.Function;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.query.FailureReason;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.query.PositionBound;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;

/**
 * Answers interactive queries from the indexes of a partition.
 *
 * @param topic the topic of the records, for which positions are reported
 * @param partition the partition of the topic, likewise
 */
record StoreQueries(String topic, int partition, SearchLimits limits) {
  <R> QueryResult<R> answer(
      StateStore store, @Nullable IndexSet indexes, Query<R> query, PositionBound bound) {
    if (indexes == null) {
      return closed();
    }
    try {
      return switch (query) {
        case SearchQuery search ->
            answer(
                indexes,
                bound,
                search.index(),
                search.request().refresh(),
                snapshot -> SnapshotSearch.search(snapshot, search, limits));
        case StatisticsQuery statistics ->
            answer(
                indexes,
                bound,
                statistics.index(),
                statistics.request().refresh(),
                snapshot -> SnapshotSearch.statistics(snapshot, statistics, limits));
        case SearchStatusQuery status -> result(status(indexes), indexes.visible());
        case SearchOffsetsQuery offsets ->
            result(new SearchOffsets(indexes.applied(), indexes.visible()), indexes.visible());
        default -> QueryResult.forUnknownQueryType(query, store);
      };
    } catch (AlreadyClosedException e) {
      return closed();
    } catch (ProcessorStateException e) {
      if (indexes.isClosed()) {
        return closed();
      }
      throw e;
    }
  }

  private <R, T> QueryResult<R> answer(
      IndexSet indexes,
      PositionBound bound,
      String index,
      boolean refresh,
      Function<Snapshot, T> search) {
    long needed = bound.position().getPartitionPositions(topic).getOrDefault(partition, -1L);
    if (refresh || (needed > indexes.visible() && needed <= indexes.applied())) {
      indexes.refresh();
    }
    // Read before the snapshot is taken, which may show more but never less.
    long visible = indexes.visible();
    if (needed > visible) {
      return QueryResult.forFailure(
          FailureReason.NOT_UP_TO_BOUND,
          "Partition %d is at offset %d of %s, and %d was asked for. Ask again later"
              .formatted(partition, visible, topic, needed));
    }
    Snapshot snapshot = indexes.acquire(index);
    return snapshot == null
        ? QueryResult.forFailure(
            FailureReason.NOT_PRESENT,
            "The index " + index + " is being built on this partition. Ask again later")
        : result(search.apply(snapshot), visible);
  }

  private static SearchStatus status(IndexSet indexes) {
    return new SearchStatus(
        indexes.applied(), indexes.visible(), indexes.isRebuilding(), indexes.entries());
  }

  /** The type of a query determines that of its result, which Java cannot infer in a switch. */
  @SuppressWarnings("unchecked")
  private <R> QueryResult<R> result(Object answer, long visible) {
    QueryResult<R> result = QueryResult.forResult((R) answer);
    Position position = Position.emptyPosition();
    result.setPosition(visible < 0 ? position : position.withComponent(topic, partition, visible));
    return result;
  }

  private static <R> QueryResult<R> closed() {
    return QueryResult.forFailure(
        FailureReason.NOT_PRESENT, "The search store of this partition is closed. Ask again later");
  }
}

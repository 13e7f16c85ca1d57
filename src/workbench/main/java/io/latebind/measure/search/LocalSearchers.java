package io.latebind.measure.search;

import io.latebind.search.partition.SearchPosition;
import io.latebind.search.partition.Searchers;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.state.HostInfo;

/** Stores of this process as a coordinator asks them, without Kafka Streams between. */
record LocalSearchers(StorePartitions stores) implements Searchers {
  @Override
  public int partitions() {
    return stores.count();
  }

  @Override
  public <R> Answer<R> query(int partition, Query<R> query) {
    return new Answer.Answered<>(stores.ask(partition, query), true, 0);
  }

  @Override
  public boolean owns(int partition) {
    return true;
  }

  @Override
  public Optional<HostInfo> owner(int partition) {
    return Optional.empty();
  }

  @Override
  public List<HostInfo> standbys(int partition) {
    return List.of();
  }

  @Override
  public Optional<SearchPosition> position(int partition) {
    return Optional.empty();
  }

  @Override
  public Optional<HostInfo> self() {
    return Optional.empty();
  }
}

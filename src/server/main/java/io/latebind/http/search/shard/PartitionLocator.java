package io.latebind.http.search.shard;

import io.latebind.search.partition.Searchers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.apache.kafka.streams.state.HostInfo;

/** Locates the instances that can answer for partitions, as this instance knows them now. */
final class PartitionLocator {
  private final Searchers searchers;

  PartitionLocator(Searchers searchers) {
    this.searchers = searchers;
  }

  /** Partitions by their owner; empty is this process, also if no owner is known. */
  Map<Optional<HostInfo>, List<Integer>> byOwner(Collection<Integer> partitions) {
    return group(partitions, partition -> searchers.owner(partition).filter(this::isElsewhere));
  }

  /**
   * Partitions by the {@code nth} place to ask, from 0, if their owner does not answer: first this
   * process, which may have a standby without knowing it, then the standbys elsewhere. Partitions
   * without such a place are left out.
   */
  Map<Optional<HostInfo>, List<Integer>> byStandby(Collection<Integer> partitions, int nth) {
    List<Integer> having =
        partitions.stream().filter(partition -> nth <= elsewhere(partition).size()).toList();
    return group(
        having,
        partition -> nth == 0 ? Optional.empty() : Optional.of(elsewhere(partition).get(nth - 1)));
  }

  /** Whether each of these partitions has a standby somewhere. */
  boolean haveStandbys(Collection<Integer> partitions) {
    return partitions.stream().noneMatch(partition -> searchers.standbys(partition).isEmpty());
  }

  private List<HostInfo> elsewhere(int partition) {
    return searchers.standbys(partition).stream().filter(this::isElsewhere).toList();
  }

  private boolean isElsewhere(HostInfo host) {
    return searchers.self().filter(host::equals).isEmpty();
  }

  private static Map<Optional<HostInfo>, List<Integer>> group(
      Collection<Integer> partitions, IntFunction<Optional<HostInfo>> place) {
    Map<Optional<HostInfo>, List<Integer>> groups = new HashMap<>();
    for (int partition : partitions) {
      groups.computeIfAbsent(place.apply(partition), host -> new ArrayList<>()).add(partition);
    }
    return groups;
  }
}

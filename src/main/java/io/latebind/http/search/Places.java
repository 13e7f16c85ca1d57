package io.latebind.http.search;

import io.latebind.search.Searchers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.apache.kafka.streams.state.HostInfo;

/** Where partitions are to be asked for, as this instance knows it now. */
final class Places {
  private final Searchers searchers;

  Places(Searchers searchers) {
    this.searchers = searchers;
  }

  /** Partitions by their owner; empty is this process, also where no owner is known. */
  Map<Optional<HostInfo>, List<Integer>> byOwner(Collection<Integer> partitions) {
    return group(partitions, partition -> searchers.owner(partition).filter(this::isElsewhere));
  }

  /**
   * Partitions by the place that comes {@code nth}, from 0, when their owner does not answer: first
   * this process, which may have a standby without knowing it, then the standbys elsewhere.
   * Partitions that have no such place are left out.
   */
  Map<Optional<HostInfo>, List<Integer>> byStandby(Collection<Integer> partitions, int nth) {
    List<Integer> having =
        partitions.stream().filter(partition -> nth <= elsewhere(partition).size()).toList();
    return group(
        having,
        partition -> nth == 0 ? Optional.empty() : Optional.of(elsewhere(partition).get(nth - 1)));
  }

  /** Whether each of these has a standby somewhere. */
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

package io.latebind.http.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.definition.type.FieldType;
import io.latebind.http.exchange.RoutedRequest;
import io.latebind.http.response.ProblemException;
import io.latebind.http.response.Response;
import io.latebind.search.partition.Cancellation;
import io.latebind.search.partition.SearchPosition;
import io.latebind.search.partition.SearchQuery;
import io.latebind.search.partition.Searchers;
import io.latebind.search.partition.StatisticsQuery;
import io.latebind.search.query.SearchField;
import io.latebind.search.query.SearchLimits;
import io.latebind.search.query.SearchSchema;
import io.latebind.search.query.SearchTimeoutException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.state.HostInfo;

/**
 * Instances and their partitions without a network. Who owns what is one thing, and what instances
 * believe another.
 */
final class FakeCluster implements AutoCloseable {
  static final SearchLimits LIMITS = SearchLimits.DEFAULT;

  private static final SearchSchema SCHEMA =
      new SearchSchema("things", List.of(new SearchField("n", FieldType.LONG, false)));

  final AtomicInteger open = new AtomicInteger();
  final AtomicInteger posts = new AtomicInteger();
  final FakeClock clock = new FakeClock();
  final List<NaivePartition> partitions;
  final List<Instance> instances;

  /** Whom all instances take for the owner of a partition. */
  final Map<Integer, HostInfo> owners = new ConcurrentHashMap<>();

  /** Happens before another instance is asked. */
  Runnable beforePost = () -> {};

  /** Partition {@code p} is owned by instance {@code p mod instances}. */
  FakeCluster(int partitions, int instances) {
    this.partitions =
        IntStream.range(0, partitions).mapToObj(p -> new NaivePartition(open)).toList();
    this.instances = IntStream.range(0, instances).mapToObj(Instance::new).toList();
    for (int partition = 0; partition < partitions; partition++) {
      move(partition, partition % instances);
    }
  }

  /** An instance becomes the owner of a partition, and all know it. */
  void move(int partition, int instance) {
    instances.forEach(each -> each.owned.remove(partition));
    instances.get(instance).owned.add(partition);
    owners.put(partition, instances.get(instance).host);
  }

  void put(int partition, String id, ObjectNode entry) {
    partitions.get(partition).put(id, entry);
  }

  /** One that runs a coordinator. */
  final class Instance implements Searchers {
    final HostInfo host;
    final Set<Integer> owned = ConcurrentHashMap.newKeySet();

    /** Partitions that it follows, and how far it is behind. */
    final Map<Integer, Long> following = new HashMap<>();

    /** Partitions that take for ever here. */
    final Set<Integer> slow = new HashSet<>();

    /** Whether it can be connected to, and whether it answers then. */
    boolean dead;

    boolean hangs;
    final Coordinator coordinator;
    private final InternalSearch internal;

    Instance(int number) {
      host = new HostInfo("instance-" + number, 8080);
      coordinator = new Coordinator(this, FakeCluster.this::post, LIMITS, clock);
      internal = new InternalSearch(this, LIMITS, clock);
    }

    Response search(String json) {
      return search(json, new Cancellation());
    }

    Response search(String json, Cancellation cancellation) {
      return coordinator.search(SCHEMA, json.getBytes(StandardCharsets.UTF_8), cancellation);
    }

    Response internal(String path, byte[] body, boolean hop) {
      RoutedRequest request =
          new RoutedRequest(Map.of(), null, hop, new ByteArrayInputStream(body), Cancellation::new);
      try {
        return path.equals(InternalSearch.HITS_PATH)
            ? internal.hits(request)
            : internal.statistics(request);
      } catch (ProblemException e) {
        return e.problem().asResponse();
      }
    }

    @Override
    public int partitions() {
      return partitions.size();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <R> Answer<R> query(int partition, Query<R> query) {
      Long behind = owned.contains(partition) ? Long.valueOf(0) : following.get(partition);
      if (behind == null) {
        return new Answer.Unavailable<>("it does not live here");
      }
      NaivePartition here = partitions.get(partition).behind(behind);
      Object result =
          switch (query) {
            case SearchQuery search -> {
              checkTime(partition, search.deadlineNanos());
              yield here.search(search);
            }
            case StatisticsQuery statistics -> here.statistics(statistics);
            default -> throw new IllegalArgumentException("not a query of ours");
          };
      return new Answer.Answered<>((R) result, owned.contains(partition), behind);
    }

    private void checkTime(int partition, long deadline) {
      if (slow.contains(partition)) {
        clock.passUntil(deadline);
      }
      if (clock.nanos() >= deadline) {
        throw new SearchTimeoutException();
      }
    }

    @Override
    public boolean owns(int partition) {
      return owned.contains(partition);
    }

    @Override
    public Optional<HostInfo> owner(int partition) {
      return Optional.ofNullable(owners.get(partition));
    }

    @Override
    public List<HostInfo> standbys(int partition) {
      List<HostInfo> standbys = new ArrayList<>();
      for (Instance each : instances) {
        if (each.following.containsKey(partition)) {
          standbys.add(each.host);
        }
      }
      return standbys;
    }

    @Override
    public Optional<SearchPosition> position(int partition) {
      return Optional.empty();
    }

    @Override
    public Optional<HostInfo> self() {
      return Optional.of(host);
    }
  }

  private Response post(
      HostInfo peer, String path, byte[] body, Duration timeout, Cancellation cancellation)
      throws IOException {
    posts.incrementAndGet();
    beforePost.run();
    Instance instance =
        instances.stream().filter(each -> each.host.equals(peer)).findFirst().orElseThrow();
    if (instance.dead) {
      throw new ConnectException("refused");
    }
    if (instance.hangs) {
      clock.pause(timeout.toNanos());
      throw new HttpTimeoutException("late");
    }
    return instance.internal(path, body, true);
  }

  @Override
  public void close() {
    instances.forEach(instance -> instance.coordinator.close());
  }
}

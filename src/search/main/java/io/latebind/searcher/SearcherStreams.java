package io.latebind.searcher;

import io.latebind.search.partition.SearchOffsets;
import io.latebind.search.partition.SearchOffsetsQuery;
import io.latebind.search.partition.SearchPosition;
import io.latebind.search.partition.Searchers;
import io.latebind.search.partition.TimedQuery;
import io.latebind.search.store.SearchStore;
import io.latebind.streams.Application;
import io.latebind.streams.StreamsProperties;
import io.latebind.streams.client.Leases;
import io.latebind.streams.client.Membership;
import io.latebind.streams.client.Progress;
import io.latebind.streams.client.Restoration;
import io.latebind.streams.client.TrackedClients;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.query.FailureReason;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.query.StateQueryRequest;
import org.apache.kafka.streams.query.StateQueryResult;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The searcher of this process: it starts and stops Kafka Streams, and queries the stores of the
 * partitions that this process owns or follows, by interactive queries.
 */
public final class SearcherStreams implements Searchers, AutoCloseable {
  /** The timeout of queries that have no deadline of their own. */
  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  private final KafkaStreams streams;
  private final SearcherSettings settings;
  private final Progress progress = new Progress();
  private final Progress restored = new Progress();
  private final Takeovers takeovers;
  private final Leases leases;
  private final boolean staysMember;
  private final @Nullable HostInfo self;

  /**
   * Creates a searcher, without starting it.
   *
   * @param store builds a store for each partition
   * @param properties the properties that {@link StreamsProperties#searcher} returns
   * @param admin asks Kafka for the ends of topics; the caller closes it
   */
  public SearcherStreams(
      StoreBuilder<SearchStore> store,
      SearcherSettings settings,
      Properties properties,
      Admin admin) {
    this.settings = settings;
    this.staysMember = properties.containsKey("consumer.group.instance.id");
    String server = properties.getProperty(StreamsConfig.APPLICATION_SERVER_CONFIG);
    this.self = server == null ? null : HostInfo.buildFromEndpoint(server);
    String entries = settings.topics().entries();
    String group = properties.getProperty(StreamsConfig.APPLICATION_ID_CONFIG);
    this.takeovers = new Takeovers(admin, group, entries);
    this.leases = new Leases(settings.topics().deadLetters());
    this.streams =
        new KafkaStreams(
            SearcherTopology.build(
                entries, store, () -> new SearcherProcessor(entries, progress, takeovers)),
            properties,
            new TrackedClients(
                progress, restored, leases, Restoration.untracked(), settings.topics().reindex()));
  }

  /** Kafka Streams itself, for listeners, handlers and metrics. */
  public KafkaStreams streams() {
    return streams;
  }

  /** What the health of the searcher is judged by. */
  public Application application() {
    return Application.of(streams, leases::isConfirmed);
  }

  /** The settings of this searcher. */
  public SearcherSettings settings() {
    return settings;
  }

  @Override
  public int partitions() {
    return settings.partitions();
  }

  @Override
  public Optional<HostInfo> self() {
    return Optional.ofNullable(self);
  }

  @Override
  public Optional<HostInfo> owner(int partition) {
    return having(partition, StreamsMetadata::topicPartitions).stream().findFirst();
  }

  @Override
  public List<HostInfo> standbys(int partition) {
    return having(partition, StreamsMetadata::standbyTopicPartitions);
  }

  private List<HostInfo> having(
      int partition, Function<StreamsMetadata, Set<TopicPartition>> having) {
    TopicPartition input = input(partition);
    return Membership.instances(streams).stream()
        .filter(instance -> having.apply(instance).contains(input))
        .map(StreamsMetadata::hostInfo)
        .filter(host -> host.port() > 0)
        .toList();
  }

  private TopicPartition input(int partition) {
    return new TopicPartition(settings.topics().entries(), partition);
  }

  @Override
  public <R> Answer<R> query(int partition, Query<R> query) {
    // Read before the query, whose snapshot is then at least as new.
    boolean owner = owns(partition);
    long behind = behind(partition, owner, deadline(query));
    QueryResult<R> result = ask(partition, query);
    return result.isSuccess()
        ? new Answer.Answered<>(result.getResult(), owner, behind)
        : new Answer.Unavailable<>(result.getFailureMessage());
  }

  @Override
  public boolean owns(int partition) {
    return takeovers.owns(partition) && leases.holds(input(partition));
  }

  private static long deadline(Query<?> query) {
    return query instanceof TimedQuery<?> timed
        ? timed.deadlineNanos()
        : System.nanoTime() + TIMEOUT.toNanos();
  }

  private <R> QueryResult<R> ask(int partition, Query<R> query) {
    try {
      StateQueryResult<R> answer =
          streams.query(
              StateQueryRequest.inStore(SearchStore.NAME)
                  .withQuery(query)
                  .withPartitions(Set.of(partition)));
      return Objects.requireNonNull(answer.getPartitionResults().get(partition));
    } catch (StreamsException | IllegalStateException e) {
      return QueryResult.forFailure(FailureReason.STORE_EXCEPTION, String.valueOf(e.getMessage()));
    }
  }

  /** An instance that has lost contact with the group may have been replaced, and is a follower. */
  private long behind(int partition, boolean owner, long deadlineNanos) {
    Optional<Takeovers.Takeover> takeover = takeovers.of(partition);
    return owner && takeover.isPresent()
        ? behind(partition, takeover.get())
        : behindAsFollower(input(partition), deadlineNanos);
  }

  /** How many of the records that existed at the takeover an owner has yet to show. */
  private long behind(int partition, Takeovers.Takeover takeover) {
    if (takeover.isComplete()) {
      return 0;
    }
    long end = takeover.end();
    long next = next(partition, takeover);
    if (end < 0 || next < end) {
      return Math.max(1, end - next);
    }
    return offsets(partition)
        .map(offsets -> takeover.show(offsets.applied(), offsets.visible()))
        .orElse(1L);
  }

  @Override
  public Optional<SearchPosition> position(int partition) {
    Optional<Takeovers.Takeover> takeover = takeovers.of(partition);
    long next = takeover.map(owned -> next(partition, owned)).orElse(-1L);
    return next < 0
        ? Optional.empty()
        : offsets(partition)
            .map(offsets -> Math.max(0, offsets.applied() - offsets.visible()))
            .map(unseen -> new SearchPosition(next, unseen));
  }

  /**
   * How many of the records that exist now a standby, or an owner that is being restored, has yet
   * to show. What is visible is read before the end: by the time of the answer it may be more, but
   * never less.
   */
  private long behindAsFollower(TopicPartition input, long deadlineNanos) {
    Optional<SearchOffsets> offsets = offsets(input.partition());
    if (offsets.isEmpty()) {
      return 1; // The partition does not live here, so Kafka need not be asked.
    }
    long visible = offsets.get().visible();
    restored.processed(input, visible);
    Long next = restored.next(input);
    try {
      OptionalLong end = takeovers.ends().end(input, deadlineNanos);
      return end.isEmpty() ? 1 : Math.max(0, end.getAsLong() - (next == null ? visible + 1 : next));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private long next(int partition, Takeovers.Takeover takeover) {
    Long next = progress.next(input(partition));
    return next == null ? takeover.begin() : next;
  }

  private Optional<SearchOffsets> offsets(int partition) {
    QueryResult<SearchOffsets> offsets = ask(partition, new SearchOffsetsQuery());
    return offsets.isSuccess() ? Optional.of(offsets.getResult()) : Optional.empty();
  }

  /** Starts the searcher. */
  public void start() {
    streams.start();
  }

  /**
   * Stops the searcher, in bounded time. A static member stays in the group, so that it gets its
   * partitions back if it returns soon.
   */
  @Override
  public void close() {
    Membership.end(streams, staysMember);
  }
}

package io.latebind.topology;

import io.latebind.search.SearchOffsets;
import io.latebind.search.SearchOffsetsQuery;
import io.latebind.search.SearchPosition;
import io.latebind.search.Searchers;
import io.latebind.search.TimedQuery;
import io.latebind.search.lucene.SearchStore;
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
 * The searcher at work in this process: starts and stops it, and asks the stores of the partitions
 * that it owns or follows, by interactive queries.
 */
public final class SearcherStreams implements Searchers, AutoCloseable {
  /** For queries that do not say how long somebody waits for them. */
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
   * A searcher that is not started yet.
   *
   * @param store makes a store for each partition
   * @param properties as {@link StreamsProperties#searcher} makes them
   * @param admin to ask Kafka how far its topics go; it stays the caller's
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

  /** Kafka Streams itself: for listeners, handlers and metrics. */
  public KafkaStreams streams() {
    return streams;
  }

  /** What its health is judged by. */
  public Application application() {
    return Application.of(streams, leases::isConfirmed);
  }

  /** The settings it was built with. */
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
    // Before the question: the answer comes from a snapshot that is at least as new.
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

  /** Who has lost touch with the group may have been replaced, and counts as a follower. */
  private long behind(int partition, boolean owner, long deadlineNanos) {
    Optional<Takeovers.Takeover> takeover = takeovers.of(partition);
    return owner && takeover.isPresent()
        ? behind(partition, takeover.get())
        : behindAsFollower(input(partition), deadlineNanos);
  }

  /** What an owner has yet to show of what was there when it took over. */
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
   * What a standby, or an owner that is being restored, has yet to show of what is there now. What
   * can be seen is asked before the end: it may be more by the time of the answer, and never less.
   */
  private long behindAsFollower(TopicPartition input, long deadlineNanos) {
    Optional<SearchOffsets> offsets = offsets(input.partition());
    if (offsets.isEmpty()) {
      return 1; // It does not live here: nobody needs to ask Kafka.
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

  /** Begins to work. */
  public void start() {
    streams.start();
  }

  /**
   * Ends the work, in bounded time. An instance that has a name stays a member of the group, so
   * that it finds its partitions again when it comes back soon.
   */
  @Override
  public void close() {
    Membership.end(streams, staysMember);
  }
}

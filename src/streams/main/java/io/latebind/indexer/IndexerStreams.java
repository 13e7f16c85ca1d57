package io.latebind.indexer;

import io.latebind.index.Index;
import io.latebind.indexer.record.Meters;
import io.latebind.protocol.EvaluationRecord;
import io.latebind.protocol.IndexState;
import io.latebind.protocol.StoredDocument;
import io.latebind.protocol.Sweep;
import io.latebind.rows.RowReader;
import io.latebind.rows.TopicIds;
import io.latebind.store.LogStore;
import io.latebind.store.StoreUsage;
import io.latebind.streams.Application;
import io.latebind.streams.StreamsProperties;
import io.latebind.streams.UnavailablePartitionException;
import io.latebind.streams.client.Leases;
import io.latebind.streams.client.Membership;
import io.latebind.streams.client.Progress;
import io.latebind.streams.client.Restoration;
import io.latebind.streams.client.TrackedClients;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;

/**
 * The indexer of this process: starts and stops it, and serves queries from the stores of the
 * partitions that it owns. They change as instances come and go.
 */
public final class IndexerStreams implements AutoCloseable {
  /** How often to look for a content again, and how long to pause before each try. */
  private static final int PATIENCE = 5;

  private static final long PAUSE_NANOS = 2_000_000;

  private final @Nullable KafkaStreams streams;
  private final IndexerSettings settings;
  private final List<String> indexes;
  private final Progress progress = new Progress();
  private final Restoration restoration;
  private final Leases leases;
  private final boolean staysMember;
  private final @Nullable HostInfo self;

  /**
   * An indexer that is not started yet.
   *
   * @param properties the result of {@link StreamsProperties#indexer}
   * @param topics the topics as they are now
   */
  public IndexerStreams(
      Collection<? extends Index> indexes,
      IndexerSettings settings,
      Properties properties,
      TopicIds topics,
      Meters meters) {
    this.restoration = new Restoration(topics);
    this.settings = settings;
    this.indexes = indexes.stream().map(Index::name).toList();
    this.staysMember = properties.containsKey("consumer.group.instance.id");
    this.leases = new Leases(settings.topics().deadLetters());
    String server = properties.getProperty(StreamsConfig.APPLICATION_SERVER_CONFIG);
    this.self = server == null ? null : HostInfo.buildFromEndpoint(server);
    PartitionRouting locality = PartitionRouting.of(settings.partitioning(), settings.partitions());
    this.streams =
        new KafkaStreams(
            IndexerTopology.build(indexes, settings, locality, meters, progress, restoration),
            properties,
            new TrackedClients(
                progress, new Progress(), leases, restoration, settings.topics().reindex()));
  }

  private IndexerStreams(IndexerSettings settings) {
    this.settings = settings;
    this.indexes = List.of();
    this.restoration = Restoration.untracked();
    this.leases = new Leases(settings.topics().deadLetters());
    this.staysMember = false;
    this.self = null;
    this.streams = null;
  }

  /** The stand-in of a process without an indexer: it owns no partitions and knows no instances. */
  public static IndexerStreams absent(IndexerSettings settings) {
    return new IndexerStreams(settings);
  }

  /**
   * Kafka Streams itself, for listeners, handlers and metrics; empty in a process that runs no
   * indexer.
   */
  public Optional<KafkaStreams> streams() {
    return Optional.ofNullable(streams);
  }

  /** The application whose health is judged; empty in a process that runs no indexer. */
  public Optional<Application> application() {
    return streams().map(running -> Application.of(running, leases::isConfirmed));
  }

  /** The settings it was built with. */
  public IndexerSettings settings() {
    return settings;
  }

  /** The partition that an id belongs to. */
  public int home(String id) {
    return settings.partitioning().home(id, settings.partitions());
  }

  /** The address of the instance that owns a partition; empty while no instance does. */
  public Optional<HostInfo> owner(int partition) {
    TopicPartition input = new TopicPartition(settings.topics().documents(), partition);
    return instances().stream()
        .filter(instance -> instance.topicPartitions().contains(input))
        .map(StreamsMetadata::hostInfo)
        .findFirst();
  }

  /** The address of this instance; empty when it has none. */
  public Optional<HostInfo> self() {
    return Optional.ofNullable(self);
  }

  /** All instances that this one knows of; none while this one is not running. */
  public Collection<StreamsMetadata> instances() {
    return streams == null ? List.of() : Membership.instances(streams);
  }

  /**
   * Whether this process owns a partition and no other process can have taken it over by now. What
   * is then read from the partition is not older than anything that another owner returned before,
   * except for documents during catch-up, of which the topic may have lost a version.
   */
  public boolean surelyOwns(int partition) {
    TopicPartition input = new TopicPartition(settings.topics().documents(), partition);
    return leases.holds(input) && owned().contains(partition);
  }

  /** The partitions that this process owns and can serve. */
  public Set<Integer> owned() {
    Set<Integer> owned = new TreeSet<>();
    if (streams == null) {
      return owned;
    }
    streams.metadataForLocalThreads().stream()
        .flatMap(thread -> thread.activeTasks().stream())
        .forEach(task -> owned.add(task.taskId().partition()));
    return owned;
  }

  /**
   * A document of a partition that this process owns.
   *
   * @return the document; null when it does not exist
   * @throws UnavailablePartitionException also when the document was not found but may not have
   *     been read yet
   */
  public @Nullable StoredDocument document(String id) throws UnavailablePartitionException {
    int partition = home(id);
    TopicPartition input = new TopicPartition(settings.topics().documents(), partition);
    boolean behind = !progress.hasCaughtUp(input);
    Found found = find(partition, id);
    for (int tries = 0; tries < PATIENCE && found.isWithoutContent(); tries++) {
      LockSupport.parkNanos(PAUSE_NANOS);
      found = find(partition, id);
    }
    if (found.document() == null && behind) {
      throw new UnavailablePartitionException(
          partition, "it has not read yet all that was written before it began");
    }
    if (found.isWithoutContent()) {
      throw new UnavailablePartitionException(
          partition, "the content of the document is not there yet, or any more");
    }
    return found.document();
  }

  private Found find(int partition, String id) throws UnavailablePartitionException {
    return read(
        partition,
        rows -> {
          StoredDocument document = rows.document(id);
          return new Found(document, document == null && rows.isDocument(id));
        });
  }

  /** While stores are written, contents appear a moment before the rows that describe them. */
  private record Found(@Nullable StoredDocument document, boolean isWithoutContent) {}

  /**
   * An entry of a partition that this process owns, as JSON.
   *
   * @param partition the home partition of its document
   * @param key the key on the {@code entries} topic
   * @return the entry; null when it does not exist
   */
  public byte @Nullable [] entry(int partition, String key) throws UnavailablePartitionException {
    return read(partition, rows -> rows.entry(key));
  }

  /**
   * The last evaluation of a document of a partition that this process owns; empty when the
   * document was never evaluated.
   */
  public EvaluationRecord evaluated(String id) throws UnavailablePartitionException {
    return read(home(id), rows -> rows.evaluated(id));
  }

  /**
   * The status of a partition that this process owns. The offsets are read before the stores, so
   * that a caller that then compares them with the ends of the topics misses nothing.
   */
  public PartitionStatus status(int partition) throws UnavailablePartitionException {
    if (!progress.isStarted(partition)) {
      throw notStarted(partition);
    }
    long documents = next(settings.topics().documents(), partition);
    long reindex = next(settings.topics().reindex(), partition);
    boolean uncommitted = progress.isUncommitted(partition);
    Map<String, IndexState> states = new TreeMap<>();
    for (String name : indexes) {
      IndexState state = read(partition, rows -> rows.index(name));
      if (state != null) {
        states.put(name, state);
      }
    }
    List<String> sweeps = read(partition, RowReader::sweeps);
    return new PartitionStatus(
        partition,
        documents,
        reindex,
        uncommitted || progress.isUncommitted(partition),
        sweeps.size(),
        sweeps.contains(Sweep.ALL_DOCUMENTS),
        !progress.hasCaughtUp(new TopicPartition(settings.topics().documents(), partition)),
        states);
  }

  /** Until then it is not known whether its stores are complete. */
  private static UnavailablePartitionException notStarted(int partition) {
    return new UnavailablePartitionException(partition, "it has not begun to work yet");
  }

  /** The usage of the stores of this process. */
  public StoreUsage storeUsage() {
    return restoration.stores().usage();
  }

  /** The number of owned partitions that have yet to read what was written before they started. */
  public long catchingUp() {
    return owned().stream()
        .map(partition -> new TopicPartition(settings.topics().documents(), partition))
        .filter(input -> !progress.hasCaughtUp(input))
        .count();
  }

  private long next(String topic, int partition) {
    Long next = progress.next(new TopicPartition(topic, partition));
    return next == null ? -1 : next;
  }

  /**
   * Queries the stores of an active task. Kafka Streams also serves a task that is being restored.
   * No newer interface fits: {@code KafkaStreams.query} needs a store that answers queries of its
   * own kind.
   */
  private <R extends @Nullable Object> R read(int partition, Function<RowReader, R> question)
      throws UnavailablePartitionException {
    if (streams == null) {
      throw new UnavailablePartitionException(partition, "this instance runs no indexer");
    }
    Long life = progress.life(partition);
    if (life == null) {
      throw notStarted(partition);
    }
    try {
      LogStore rows = store(streams, StoreNames.ROWS, partition);
      LogStore contents = store(streams, StoreNames.CONTENTS, partition);
      R answer = rows.read(() -> question.apply(new RowReader(rows.reading(), contents.reading())));
      if (!life.equals(progress.life(partition))) {
        throw notStarted(partition);
      }
      return answer;
    } catch (IllegalStateException | StreamsException e) {
      throw new UnavailablePartitionException(partition, String.valueOf(e.getMessage()));
    }
  }

  private static LogStore store(KafkaStreams streams, String name, int partition) {
    return streams.store(
        StoreQueryParameters.fromNameAndType(name, LogStore.TYPE).withPartition(partition));
  }

  /** Starts the indexer. */
  public void start() {
    if (streams != null) {
      streams.start();
    }
  }

  /**
   * Stops the indexer, in bounded time. An instance with a name stays a member of the group, so
   * that it gets its partitions back when it returns soon.
   */
  @Override
  public void close() {
    if (streams != null) {
      Membership.end(streams, staysMember);
    }
  }
}

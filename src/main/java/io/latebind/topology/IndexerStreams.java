package io.latebind.topology;

import io.latebind.engine.Evaluated;
import io.latebind.engine.Index;
import io.latebind.engine.IndexState;
import io.latebind.engine.StoredDocument;
import io.latebind.engine.Sweep;
import io.latebind.store.LogStore;
import io.latebind.store.StoreUsage;
import io.latebind.wire.RowReader;
import io.latebind.wire.TopicIds;
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
 * The indexer at work in this process: starts and stops it, and answers from the stores of the
 * partitions that it owns. What it owns changes when instances come and go.
 */
public final class IndexerStreams implements AutoCloseable {
  /** How often to look again for a content, and how long to wait for it. */
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
   * @param properties as {@link StreamsProperties#indexer} makes them
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
    Locality locality = Locality.of(settings.partitioning(), settings.partitions());
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

  /** The indexer of a process that runs none: it owns nothing and knows no other. */
  public static IndexerStreams absent(IndexerSettings settings) {
    return new IndexerStreams(settings);
  }

  /**
   * Kafka Streams itself: for listeners, handlers and metrics; empty in a process that runs no
   * indexer.
   */
  public Optional<KafkaStreams> streams() {
    return Optional.ofNullable(streams);
  }

  /** What its health is judged by; empty in a process that runs no indexer. */
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

  /** The address of the instance that owns a partition; empty while nobody does. */
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

  /** All instances that take part, as far as this one knows; none while it does not take part. */
  public Collection<StreamsMetadata> instances() {
    return streams == null ? List.of() : Membership.instances(streams);
  }

  /**
   * Whether this process owns a partition, and nobody else can have taken it over by now. What is
   * read of the partition afterwards is not older than anything that another owner has told before,
   * but for documents while it catches up, of which the topic may have forgotten a version.
   */
  public boolean surelyOwns(int partition) {
    TopicPartition input = new TopicPartition(settings.topics().documents(), partition);
    return leases.holds(input) && owned().contains(partition);
  }

  /** The partitions that this process owns and can be asked for. */
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
   * @return null when there is no such document
   * @throws UnavailablePartitionException also when it is not there, and may be yet to come
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

  /** While rows are written, contents come a moment before what is told of them. */
  private record Found(@Nullable StoredDocument document, boolean isWithoutContent) {}

  /**
   * An entry of a partition that this process owns, as JSON.
   *
   * @param partition the home partition of its document
   * @param key the key on the {@code entries} topic
   * @return null when there is no such entry
   */
  public byte @Nullable [] entry(int partition, String key) throws UnavailablePartitionException {
    return read(partition, rows -> rows.entry(key));
  }

  /**
   * What a document of a partition that this process owns was evaluated to last: nothing, when it
   * never was.
   */
  public Evaluated evaluated(String id) throws UnavailablePartitionException {
    return read(home(id), rows -> rows.evaluated(id));
  }

  /**
   * What is known of a partition that this process owns. The offsets are read before the stores, so
   * that whoever compares them with the ends of the topics afterwards overlooks nothing.
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

  /** Before that it is not known whether its stores are complete. */
  private static UnavailablePartitionException notStarted(int partition) {
    return new UnavailablePartitionException(partition, "it has not begun to work yet");
  }

  /** What the stores of this process take. */
  public StoreUsage storeUsage() {
    return restoration.stores().usage();
  }

  /** How many partitions that this process owns have yet to read what was written before. */
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
   * Asks the store of an active task. Kafka Streams answers also from one that is being restored.
   * There is no newer interface for it: {@code KafkaStreams.query} needs a store that answers
   * queries of its own kind.
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

  /** Begins to work. */
  public void start() {
    if (streams != null) {
      streams.start();
    }
  }

  /**
   * Ends the work, in bounded time. An instance that has a name stays a member of the group, so
   * that it finds its partitions again when it comes back soon.
   */
  @Override
  public void close() {
    if (streams != null) {
      Membership.end(streams, staysMember);
    }
  }
}

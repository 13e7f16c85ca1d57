package io.latebind.search.store;

import io.latebind.internals.OffsetRestoreCallback;
import io.latebind.search.index.CommitData;
import io.latebind.search.index.Generations;
import io.latebind.search.index.IndexFolders;
import io.latebind.search.lucene.BackgroundMerges;
import io.latebind.search.lucene.SearchStoreSettings;
import io.latebind.search.query.SearchException;
import io.latebind.search.query.SearchLimits;
import io.latebind.search.query.SearchSchema;
import io.latebind.search.query.SearchTimeoutException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ScheduledFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.query.PositionBound;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryConfig;
import org.apache.kafka.streams.query.QueryResult;
import org.jspecify.annotations.Nullable;

/**
 * The search index of one partition, as a state store of Kafka Streams. Its records are those of
 * {@code entries}, which is also its changelog.
 *
 * <p>Applied records become visible to searches by a refresh and durable by a Lucene commit, both
 * in the background. A commit of Kafka Streams only checks whether these have failed. The offset of
 * the last durable record is in the Lucene commits themselves; later records are read from the
 * topic again.
 */
public final class SearchStore implements StateStore {
  /** The store's name. */
  public static final String NAME = "search";

  private final String name;
  private final Map<String, SearchSchema> definitions;
  private final SearchStoreSettings settings;
  private final SearchLimits limits;
  private final EntriesTopic topic;
  private final SearchMaintenance maintenance;
  private final Folders folders;
  private final SkippedRecords skipped;
  private final List<ScheduledFuture<?>> tasks = new ArrayList<>();
  private volatile int partition;
  private volatile @Nullable IndexSet indexes;
  private @Nullable Generations generations;

  /** Opens the index folders of a store. */
  interface Folders {
    IndexFolders open(Path root) throws IOException;
  }

  SearchStore(
      String name,
      Map<String, SearchSchema> definitions,
      SearchStoreSettings settings,
      SearchLimits limits,
      EntriesTopic topic,
      SearchMaintenance maintenance,
      SkippedRecords skipped,
      Folders folders) {
    this.name = name;
    this.definitions = Map.copyOf(definitions);
    this.settings = settings;
    this.limits = limits;
    this.topic = topic;
    this.maintenance = maintenance;
    this.skipped = skipped;
    this.folders = folders;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    partition = context.taskId().partition();
    open(context.stateDir().toPath().resolve(name));
    context.register(root, (OffsetRestoreCallback) this::restore);
  }

  /** Opens the indexes below a folder and schedules their refreshes and commits. */
  void open(Path root) {
    try {
      IndexFolders opened = folders.open(root);
      generations = new Generations(opened, topic.id(), settings, BackgroundMerges::new);
    } catch (IOException e) {
      throw new ProcessorStateException("The folder " + root + " could not be opened: " + e, e);
    }
    begin();
    tasks.add(maintenance.refresh(this::refreshInBackground, settings.refreshInterval()));
    tasks.add(maintenance.commit(this::commitInBackground, settings.commitInterval()));
  }

  private void begin() {
    Generations opened = Objects.requireNonNull(generations, "the store is not initialised");
    indexes = StoreOpening.open(opened, definitions, skipped);
  }

  private void restore(
      Collection<org.apache.kafka.clients.consumer.ConsumerRecord<byte[], byte[]>> records) {
    records.forEach(record -> apply(record.key(), record.value(), record.offset()));
  }

  /**
   * Applies a record of {@code entries}. A record that was applied before is skipped.
   *
   * @param key the index, a slash and the entry's id
   * @param value the entry; null deletes it
   * @throws ProcessorStateException if the disk fails, or has failed in the background
   */
  public void apply(byte @Nullable [] key, byte @Nullable [] value, long offset) {
    open().apply(key, value, offset);
  }

  private IndexSet open() {
    IndexSet open = indexes;
    if (open == null) {
      throw new ProcessorStateException("The search store is closed");
    }
    return open;
  }

  /** Makes everything applied so far visible to searches. Returns when it is visible. */
  public void refresh() {
    open().refresh();
  }

  private void refreshInBackground() {
    IndexSet open = indexes;
    if (open != null) {
      open.refreshQuietly();
      open.outdated().forEach(index -> maintenance.build(() -> index.rebuild(open::applied)));
    }
  }

  private void commitInBackground() {
    IndexSet open = indexes;
    if (open != null) {
      open.commitQuietly();
    }
  }

  /** Writes everything applied so far through to disk. Returns when it is durable. */
  public void commitNow() {
    open().commit();
  }

  /**
   * Fails if something has failed in the background. The offsets are not stored: they are in the
   * Lucene commits. An empty map, or a partition without an offset, deletes all entries, so that
   * they are read from the topic again.
   */
  @Override
  public void commit(Map<TopicPartition, Long> offsets) {
    if (offsets.isEmpty() || offsets.values().stream().anyMatch(Objects::isNull)) {
      forget();
    } else {
      open().check();
    }
  }

  private void forget() {
    open().discard();
    try {
      Objects.requireNonNull(generations, "the store is not initialised").dropAll();
    } catch (IOException e) {
      throw new ProcessorStateException("The search store could not be emptied: " + e, e);
    }
    begin();
  }

  @Override
  public @Nullable Long committedOffset(TopicPartition changelog) {
    IndexSet open = indexes;
    long offset = open == null ? CommitData.NOTHING : open.committedOffset();
    return offset == CommitData.NOTHING ? null : offset;
  }

  @Override
  @SuppressWarnings("deprecation")
  public boolean managesOffsets() {
    return true;
  }

  @Override
  public boolean persistent() {
    return true;
  }

  @Override
  public boolean isOpen() {
    return indexes != null;
  }

  /** The offset of the last record that was applied; -1 for none, and while the store is closed. */
  public long appliedOffset() {
    IndexSet open = indexes;
    return open == null ? CommitData.NOTHING : open.applied();
  }

  /** The offset of the last record that searches see, with all before it; -1 for none. */
  public long visibleOffset() {
    IndexSet open = indexes;
    return open == null ? CommitData.NOTHING : open.visible();
  }

  /** How often vectors were inserted into their graphs since the store was opened. */
  public long vectorInserts() {
    IndexSet open = indexes;
    return open == null ? 0 : open.vectorInserts();
  }

  /** How many records were not entries, in all stores that share the counter. */
  long skippedRecords() {
    return skipped.count();
  }

  /**
   * Answers {@link io.latebind.search.partition.SearchQuery}, {@link
   * io.latebind.search.partition.StatisticsQuery}, {@link
   * io.latebind.search.partition.SearchStatusQuery} and {@link
   * io.latebind.search.partition.SearchOffsetsQuery} from what is visible. If the position bound is
   * applied but not yet visible, a refresh comes first.
   *
   * @throws SearchException if the query does not fit the index
   * @throws SearchTimeoutException if it took too long
   */
  @Override
  public <R> QueryResult<R> query(Query<R> query, PositionBound bound, QueryConfig config) {
    return new StoreQueries(topic.name(), partition, limits).answer(this, indexes, query, bound);
  }

  /** Writes what is applied through to disk and closes. Snapshots in use remain valid. */
  @Override
  public void close() {
    tasks.forEach(task -> task.cancel(false));
    tasks.clear();
    IndexSet open = indexes;
    indexes = null;
    if (open != null) {
      open.close();
    }
  }
}

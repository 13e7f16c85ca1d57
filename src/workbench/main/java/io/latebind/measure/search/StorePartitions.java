package io.latebind.measure.search;

import io.latebind.search.lucene.SearchStoreSettings;
import io.latebind.search.partition.Cancellation;
import io.latebind.search.partition.GlobalTermStatistics;
import io.latebind.search.partition.SearchQuery;
import io.latebind.search.partition.StatisticsQuery;
import io.latebind.search.query.SearchLimits;
import io.latebind.search.query.SearchRequest;
import io.latebind.search.query.SearchSchema;
import io.latebind.search.result.PartitionHits;
import io.latebind.search.store.EntriesTopic;
import io.latebind.search.store.SearchMaintenance;
import io.latebind.search.store.SearchStore;
import io.latebind.search.store.SearchStoreBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.query.PositionBound;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryConfig;
import org.jspecify.annotations.Nullable;

/**
 * Latebind's stores of several partitions in a temporary folder, without Kafka around them. They
 * refresh and commit in the background, as they do in production.
 */
public final class StorePartitions implements AutoCloseable {
  private static final Duration STILL = Duration.ofMillis(700);
  private static final long DEADLINE_NANOS = Duration.ofSeconds(30).toNanos();

  private final SearchSchema schema;
  private final Path folder;
  private final SearchMaintenance maintenance = new SearchMaintenance();
  private final SearchStoreBuilder builder;
  private final List<SearchStore> stores = new ArrayList<>();
  private final AtomicLongArray offsets;

  public StorePartitions(SearchSchema schema, int partitions) {
    this.schema = schema;
    this.offsets = new AtomicLongArray(partitions);
    try {
      folder = Files.createTempDirectory("latebind-measure");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    builder =
        new SearchStoreBuilder(
            List.of(schema),
            SearchStoreSettings.DEFAULT,
            SearchLimits.DEFAULT,
            new EntriesTopic("entries", ""),
            maintenance);
    open();
  }

  private void open() {
    for (int i = 0; i < offsets.length(); i++) {
      stores.add(open(i));
    }
  }

  private SearchStore open(int partition) {
    SearchStore store = builder.build();
    var context =
        new MockProcessorContext<Object, Object>(
            new Properties(),
            new TaskId(0, partition),
            folder.resolve(Integer.toString(partition)).toFile());
    store.init(context.getStateStoreContext(), store);
    return store;
  }

  public int count() {
    return stores.size();
  }

  /** Applies a record. A partition is written by one thread at a time. */
  public void apply(int partition, String id, byte @Nullable [] entry) {
    byte[] key = (schema.index() + "/" + id).getBytes(StandardCharsets.UTF_8);
    stores.get(partition).apply(key, entry, offsets.getAndIncrement(partition));
  }

  /** Asks a partition for the statistics of a query. */
  GlobalTermStatistics statistics(int partition, SearchRequest request) {
    long deadline = System.nanoTime() + DEADLINE_NANOS;
    return ask(
        partition, new StatisticsQuery(schema.index(), request, deadline, new Cancellation()));
  }

  /** Asks a partition. The answer has to be closed. */
  public PartitionHits search(
      int partition, SearchRequest request, int hits, @Nullable GlobalTermStatistics statistics) {
    long deadline = System.nanoTime() + DEADLINE_NANOS;
    return ask(
        partition, new SearchQuery(schema.index(), request, hits, List.of(), statistics, deadline));
  }

  <R> R ask(int partition, Query<R> query) {
    return stores
        .get(partition)
        .query(query, PositionBound.unbounded(), new QueryConfig(false))
        .getResult();
  }

  /** Makes everything visible and durable, and waits until merges have come to an end. */
  public void settle() {
    stores.forEach(SearchStore::commitNow);
    stores.forEach(SearchStore::refresh);
    long bytes = -1;
    for (long now = fileBytes(); now != bytes; now = fileBytes()) {
      bytes = now;
      LockSupport.parkNanos(STILL.toNanos());
    }
    stores.forEach(SearchStore::refresh);
  }

  /** Closes the stores, makes one segment of every index, and opens them again. */
  void mergeAll() {
    stores.forEach(SearchStore::close);
    stores.clear();
    try (Stream<Path> files = Files.walk(folder)) {
      files.filter(Files::isDirectory).forEach(PlainLucene::mergeAll);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    open();
  }

  public long fileBytes() {
    try {
      return Memory.fileBytes(folder);
    } catch (IOException | UncheckedIOException e) {
      return -System.nanoTime(); // a file went away while they were counted
    }
  }

  @Override
  public void close() {
    stores.forEach(SearchStore::close);
    maintenance.close();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.latebind.http.metrics;

import io.latebind.http.exchange.RequestTimer;
import io.latebind.indexer.IndexerStreams;
import io.latebind.search.store.SearchStoreBuilder;
import io.latebind.store.StoreUsage;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.ToLongFunction;
import org.apache.kafka.streams.KafkaStreams;

/** The metrics of this process. Created before anything that is measured, and closed after it. */
public final class Metrics implements RequestTimer, AutoCloseable {
  /** The media type of {@link #scrape}. */
  public static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final IndexerMeters indexer = new IndexerMeters(registry);
  private final Deque<AutoCloseable> binders = new ArrayDeque<>();

  /** Metrics that include those of the JVM. */
  public Metrics() {
    JvmGcMetrics collector = new JvmGcMetrics();
    binders.push(collector);
    collector.bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  /** The meters of the indexer. */
  public IndexerMeters indexer() {
    return indexer;
  }

  /** The registry, for further metrics. */
  public PrometheusMeterRegistry registry() {
    return registry;
  }

  /** Adds the metrics of Kafka Streams and its clients. */
  public void add(KafkaStreams streams) {
    KafkaStreamsMetrics binder = new KafkaStreamsMetrics(streams);
    closing(binder);
    binder.bindTo(registry);
  }

  /** Closes a resource together with the metrics. */
  public void closing(AutoCloseable binder) {
    binders.push(binder);
  }

  /** Adds the number of records that searchers skipped because they are not entries. */
  public void addSkipped(SearchStoreBuilder stores) {
    FunctionCounter.builder(
            "latebind.search.records.skipped", stores, SearchStoreBuilder::skippedRecords)
        .description("Records of entries that are no entries, and so cannot be found")
        .register(registry);
  }

  /** Adds the memory, disk space and rows of an indexer's stores. */
  public void addStores(IndexerStreams indexer) {
    store(indexer, "rows", "Rows in all stores", StoreUsage::rows);
    store(indexer, "live.bytes", "Bytes of all rows", StoreUsage::liveBytes);
    store(indexer, "changelog.bytes", "Bytes that changelogs hold", StoreUsage::changelogBytes);
    store(indexer, "disk.bytes", "Bytes of all files of stores", StoreUsage::diskBytes);
    store(indexer, "index.bytes", "Memory outside the heap to find rows", StoreUsage::indexBytes);
    store(indexer, "memory.bytes", "Memory outside the heap for rows", StoreUsage::memoryBytes);
  }

  private void store(
      IndexerStreams indexer, String name, String description, ToLongFunction<StoreUsage> what) {
    Gauge.builder("latebind.store." + name, indexer, one -> what.applyAsLong(one.storeUsage()))
        .description(description)
        .register(registry);
  }

  /** Adds the number of partitions that an indexer owns and that are catching up. */
  public void addCatchingUp(IndexerStreams indexer) {
    Gauge.builder("latebind.indexer.partitions.catching.up", indexer, IndexerStreams::catchingUp)
        .description("Partitions that have yet to read what was written before they began here")
        .register(registry);
  }

  @Override
  public void answered(String route, int status, Duration took) {
    Timer.builder("latebind.http.requests")
        .description("Requests by route and status")
        .tags("route", route, "status", Integer.toString(status))
        .register(registry)
        .record(took);
  }

  /** All metrics, in Prometheus' text format. */
  public String scrape() {
    return registry.scrape();
  }

  /** Closes everything, even if some parts fail; failures are logged. */
  @Override
  public void close() {
    Closeables.close(binders);
    registry.close();
  }
}

package io.latebind.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.definition.IndexDefinition;
import io.latebind.engine.Engine;
import io.latebind.http.HttpDependencies;
import io.latebind.http.HttpServer;
import io.latebind.http.exchange.Indexes;
import io.latebind.http.listener.HttpSettings;
import io.latebind.http.metrics.Metrics;
import io.latebind.index.Index;
import io.latebind.indexer.IndexerSettings;
import io.latebind.indexer.IndexerStreams;
import io.latebind.indexer.ReindexPurge;
import io.latebind.indexer.StoreNames;
import io.latebind.rows.TopicIds;
import io.latebind.search.query.SearchSchema;
import io.latebind.search.store.EntriesTopic;
import io.latebind.search.store.SearchMaintenance;
import io.latebind.search.store.SearchStoreBuilder;
import io.latebind.searcher.SearcherSettings;
import io.latebind.searcher.SearcherStreams;
import io.latebind.settings.Role;
import io.latebind.settings.Setting;
import io.latebind.settings.Settings;
import io.latebind.settings.SettingsException;
import io.latebind.streams.Application;
import io.latebind.streams.StreamsProperties;
import io.latebind.streams.StreamsSettings;
import io.latebind.streams.TopicNames;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.streams.KafkaStreams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running Latebind instance. Its parts are started in this order and stopped in reverse:
 *
 * <pre>
 *   data folder → broker, if embedded → topics → HTTP → searcher → indexer
 *   → topic watch → reindex purge
 * </pre>
 *
 * <p>An instance may run the indexer, the searcher, or both; see {@link Role}.
 */
public final class Node implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Node.class);

  private static final Duration WATCH_INTERVAL = Duration.ofSeconds(5);
  private static final Duration WATCH_PAUSE = Duration.ofSeconds(1);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Termination ending = new Termination();
  private final Settings settings;
  private final Kafka kafka;
  private final HttpServer http;
  private final IndexerStreams indexer;
  private final Optional<SearcherStreams> searcher;

  private Node(Settings settings, Collection<? extends Index> indexes) {
    this.settings = settings;
    // First of all: can the node run with these settings, and may it listen where it is told to?
    check(settings);
    HttpSettings listening = settings.http();
    try {
      DataFolder data = part(DataFolder.open(settings.data()));
      kafka = part(Kafka.connect(settings, data));
      boolean create = settings.configuration().flag(Setting.TOPICS_CREATE);
      int partitions = kafka.topics(settings.topics(), create).partitions();
      Metrics metrics = part(new Metrics());
      http = part(listen(listening));
      TopicNames names = settings.indexer(partitions).topics();
      TopicIds topics = kafka.topicIds(names, settings.roles());
      searcher = searcher(data, indexes, partitions, topics, metrics);
      indexer = part(indexer(data, indexes, settings.indexer(partitions), topics, metrics));
      Map<String, KafkaStreams> applications = applications();
      applications.values().forEach(metrics::add);
      metrics.addCatchingUp(indexer);
      metrics.addStores(indexer);
      http.serve(backend(data, indexes, metrics));
      TopicWatch watch = watch(names, topics);
      applications.forEach((name, streams) -> supervise(name, streams, watch));
      searcher.ifPresent(SearcherStreams::start);
      indexer.start();
      watch.start(WATCH_INTERVAL, ending::refuse);
      if (indexer.streams().isPresent()) {
        purge(indexer.settings().topics().reindex());
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Checks everything that can be checked before startup.
   *
   * @throws SettingsException with what is wrong and what to do
   */
  static void check(Settings settings) {
    settings.check();
    ClientChecks.check(settings);
  }

  private static HttpServer listen(HttpSettings settings) {
    try {
      return HttpServer.start(settings);
    } catch (IllegalStateException | IllegalArgumentException e) {
      throw new SettingsException(String.valueOf(e.getMessage()), e);
    }
  }

  private IndexerStreams indexer(
      DataFolder data,
      Collection<? extends Index> indexes,
      IndexerSettings indexing,
      TopicIds topics,
      Metrics metrics) {
    if (!settings.roles().contains(Role.INDEXER)) {
      return IndexerStreams.absent(indexing);
    }
    try {
      Engine.check(indexes, indexing.limits());
    } catch (IllegalArgumentException e) {
      throw new SettingsException(String.valueOf(e.getMessage()), e);
    }
    kafka.requirePartitions(StoreNames.changelog(settings.applicationId()), indexing.partitions());
    StreamsSettings streams =
        settings.streams(data.state(), settings.advertised(http.port()), data.instanceId());
    Properties properties =
        StreamsProperties.indexer(streams, indexing.maxMessageBytes(), kafka.client());
    return new IndexerStreams(indexes, indexing, properties, topics, metrics.indexer());
  }

  private Optional<SearcherStreams> searcher(
      DataFolder data,
      Collection<? extends Index> indexes,
      int partitions,
      TopicIds topics,
      Metrics metrics) {
    if (!settings.roles().contains(Role.SEARCHER)) {
      return Optional.empty();
    }
    SearcherSettings searching = settings.searcher(partitions);
    SearchMaintenance maintenance = part(new SearchMaintenance());
    SearchStoreBuilder store =
        new SearchStoreBuilder(
            indexes.stream().map(Node::schema).toList(),
            settings.searchStore(indexes.size() * partitions),
            searching.limits(),
            new EntriesTopic(searching.topics().entries(), topics.entries().id()),
            maintenance);
    metrics.addSkipped(store);
    StreamsSettings streams =
        settings.searcherStreams(data.state(), settings.advertised(http.port()), data.instanceId());
    Properties properties =
        StreamsProperties.searcher(streams, settings.searchStandbys(), kafka.client());
    return Optional.of(part(new SearcherStreams(store, searching, properties, kafka.admin())));
  }

  private static SearchSchema schema(Index index) {
    return index instanceof IndexDefinition definition
        ? SearchSchema.of(definition.schema())
        : new SearchSchema(index.name(), List.of());
  }

  private Map<String, KafkaStreams> applications() {
    Map<String, KafkaStreams> applications = new TreeMap<>();
    indexer.streams().ifPresent(streams -> applications.put("indexer", streams));
    searcher.ifPresent(running -> applications.put("searcher", running.streams()));
    return applications;
  }

  private HttpDependencies backend(
      DataFolder data, Collection<? extends Index> indexes, Metrics metrics) {
    Map<String, Application> health = new TreeMap<>();
    indexer.application().ifPresent(running -> health.put("indexer", running));
    searcher.ifPresent(running -> health.put("searcher", running.application()));
    Map<String, ObjectNode> definitions = new HashMap<>();
    for (Index index : indexes) {
      if (index instanceof IndexDefinition definition) {
        definitions.put(index.name(), definition.schema().describe());
      }
    }
    String kept = data.instanceId();
    return new HttpDependencies(
        indexer,
        new Indexes(indexes, definitions),
        settings.applicationId(),
        kept == null ? UUID.randomUUID().toString() : kept,
        kafka.client(),
        metrics,
        health,
        searcher.orElse(null),
        settings.searchLimits(),
        ending::reason);
  }

  private void purge(String reindex) {
    ReindexPurge purge = part(new ReindexPurge(kafka.admin(), settings.applicationId(), reindex));
    purge.start(settings.millis(Setting.REINDEX_PURGE_INTERVAL_MILLIS));
  }

  /**
   * Starts a node.
   *
   * @param indexes all indexes
   * @throws SettingsException or another unchecked exception, with what to do, if the node cannot
   *     start; nothing of it is left running then
   */
  public static Node start(Settings settings, Collection<? extends Index> indexes) {
    return new Node(settings, indexes);
  }

  private <T extends AutoCloseable> T part(T part) {
    parts.push(part);
    return part;
  }

  private TopicWatch watch(TopicNames names, TopicIds topics) {
    return part(
        new TopicWatch(
            topics, () -> kafka.topicIds(names, settings.roles(), WATCH_INTERVAL), WATCH_PAUSE));
  }

  private void supervise(String name, KafkaStreams streams, TopicWatch watch) {
    streams.setUncaughtExceptionHandler(
        new Supervisor(name, System::currentTimeMillis, watch::look, ending::refuse));
    streams.setGlobalStateRestoreListener(new RestoreLog());
    streams.setStateListener(
        (now, before) -> {
          LOG.debug("The {} is {} and was {}", name, now, before);
          if (now == KafkaStreams.State.ERROR || now == KafkaStreams.State.NOT_RUNNING) {
            ending.come();
          }
        });
  }

  /** The indexer. */
  public IndexerStreams indexer() {
    return indexer;
  }

  /** The searcher; empty if this instance runs none. */
  public Optional<SearcherStreams> searcher() {
    return searcher;
  }

  /** The address that Kafka clients connect to, host:port. */
  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  /** The properties with which Kafka clients reach the cluster. */
  public Map<String, String> client() {
    return kafka.client();
  }

  /** The reason the node cannot continue, with what to do; empty if it can, or if none is known. */
  public Optional<String> refusal() {
    return ending.reason();
  }

  /** Whether the node has stopped because it could not continue. */
  public boolean failed() {
    return refusal().isPresent()
        || applications().values().stream()
            .anyMatch(streams -> streams.state() == KafkaStreams.State.ERROR)
        || kafka.failure().isPresent();
  }

  /** The base URL of this node, {@code http://host:port} or {@code https://host:port}. */
  public String url() {
    String scheme = http.isSecure() ? "https://" : "http://";
    return scheme + settings.reachable() + ":" + http.port();
  }

  /** Waits until the node has stopped, through {@link #close} or because it could not continue. */
  public void awaitEnd() throws InterruptedException {
    while (!ending.await(Duration.ofSeconds(1))) {
      if (kafka.failure().isPresent()) {
        LOG.error("The embedded broker failed, and this node stops", kafka.failure().get());
        return;
      }
    }
  }

  /**
   * Stops everything, in bounded time. A concurrent caller waits until the first has finished: a
   * signal stops the indexer, and that wakes the thread that waits for the node.
   */
  @Override
  public synchronized void close() {
    while (!parts.isEmpty()) {
      AutoCloseable part = parts.pop();
      try {
        part.close();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (Exception e) {
        LOG.warn("{} did not stop in good order", part.getClass().getSimpleName(), e);
      }
    }
    ending.come();
  }
}

package io.latebind.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.definition.IndexDefinition;
import io.latebind.engine.Engine;
import io.latebind.engine.Index;
import io.latebind.http.Backend;
import io.latebind.http.HttpServer;
import io.latebind.http.HttpSettings;
import io.latebind.http.Indexes;
import io.latebind.http.Metrics;
import io.latebind.search.SearchSchema;
import io.latebind.search.lucene.EntriesTopic;
import io.latebind.search.lucene.SearchMaintenance;
import io.latebind.search.lucene.SearchStoreBuilder;
import io.latebind.topology.Application;
import io.latebind.topology.IndexerSettings;
import io.latebind.topology.IndexerStreams;
import io.latebind.topology.ReindexPurge;
import io.latebind.topology.SearcherSettings;
import io.latebind.topology.SearcherStreams;
import io.latebind.topology.StoreNames;
import io.latebind.topology.StreamsProperties;
import io.latebind.topology.StreamsSettings;
import io.latebind.topology.TopicNames;
import io.latebind.wire.TopicIds;
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
 * One running Latebind. Its parts are started in this order, and stopped in the opposite one:
 *
 * <pre>
 *   data folder → broker, where it is embedded → topics → HTTP → searcher → indexer
 *   → watch over the topics → purge of reindex
 * </pre>
 *
 * <p>An instance may run the indexer, the searcher, or both: see {@link Role}.
 */
public final class Node implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Node.class);

  private static final Duration WATCH_INTERVAL = Duration.ofSeconds(5);
  private static final Duration WATCH_PAUSE = Duration.ofSeconds(1);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Ending ending = new Ending();
  private final Settings settings;
  private final Kafka kafka;
  private final HttpServer http;
  private final IndexerStreams indexer;
  private final Optional<SearcherStreams> searcher;

  private Node(Settings settings, Collection<? extends Index> indexes) {
    this.settings = settings;
    // Before anything runs: whether it can do so, and may be reached at all as it is to be.
    settings.check();
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

  private Backend backend(DataFolder data, Collection<? extends Index> indexes, Metrics metrics) {
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
    return new Backend(
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
   * @throws SettingsException and other unchecked exceptions, with what to do, when it cannot
   *     start; nothing of it is running then
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

  /** The searcher; empty where none runs. */
  public Optional<SearcherStreams> searcher() {
    return searcher;
  }

  /** Where Kafka's clients connect to, host:port. */
  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  /** The properties with which Kafka's clients reach the cluster. */
  public Map<String, String> client() {
    return kafka.client();
  }

  /** Why the node cannot go on, with what to do; empty when it can, or nothing is known. */
  public Optional<String> refusal() {
    return ending.reason();
  }

  /** Whether the node has ended because it could not go on. */
  public boolean failed() {
    return refusal().isPresent()
        || applications().values().stream()
            .anyMatch(streams -> streams.state() == KafkaStreams.State.ERROR)
        || kafka.failure().isPresent();
  }

  /** Where this node answers over HTTP, {@code http://host:port} or {@code https://host:port}. */
  public String url() {
    String scheme = http.isSecure() ? "https://" : "http://";
    return scheme + settings.reachable() + ":" + http.port();
  }

  /** Waits until the node has ended, by {@link #close} or because it could not go on. */
  public void awaitEnd() throws InterruptedException {
    while (!ending.await(Duration.ofSeconds(1))) {
      if (kafka.failure().isPresent()) {
        LOG.error("The embedded broker failed, and this node stops", kafka.failure().get());
        return;
      }
    }
  }

  /**
   * Ends everything, in bounded time. Whoever comes while another is about it waits for the end: a
   * signal ends the indexer, and that wakes up who waits for the node.
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

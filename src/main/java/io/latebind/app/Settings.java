package io.latebind.app;

import io.latebind.broker.TopicCatalogue;
import io.latebind.broker.TopicRole;
import io.latebind.document.Partitioning;
import io.latebind.engine.Limits;
import io.latebind.engine.RowLimits;
import io.latebind.http.HttpSettings;
import io.latebind.http.connection.Patience;
import io.latebind.search.SearchLimits;
import io.latebind.search.lucene.SearchStoreSettings;
import io.latebind.topology.IndexerSettings;
import io.latebind.topology.MessageSizes;
import io.latebind.topology.Partitionings;
import io.latebind.topology.SearcherSettings;
import io.latebind.topology.StoreNames;
import io.latebind.topology.StreamsSettings;
import io.latebind.topology.TopicNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a node is told.
 *
 * @param cluster where Kafka is
 * @param data the folder for stores, and for the broker's data when it is embedded; null for a
 *     temporary one
 * @param host the address to listen on for HTTP
 * @param port the port to listen on for HTTP; 0 for any that is free
 * @param advertised how other instances reach this one, host:port; null for the address it listens
 *     on
 * @param partitions the partitions that the topics must have; empty to take what there is
 * @param configuration named settings and client properties
 */
public record Settings(
    Cluster cluster,
    @Nullable Path data,
    String host,
    int port,
    @Nullable String advertised,
    OptionalInt partitions,
    Configuration configuration) {

  private static final String APPLICATION = "[a-zA-Z0-9._-]{1,200}";

  /** How often the searcher notes how far it has come: its standbys follow no further than that. */
  private static final Duration SEARCHER_COMMITS = Duration.ofMillis(500);

  /** Where Kafka is. */
  public sealed interface Cluster {
    /**
     * Inside this process.
     *
     * @param port of the broker; 0 for any that is free
     */
    record Embedded(int port) implements Cluster {}

    /**
     * Elsewhere.
     *
     * @param bootstrapServers host:port, several with commas between
     */
    record External(String bootstrapServers) implements Cluster {}
  }

  /** A node on loopback with everything inside, for which nothing is kept. */
  public static Settings temporary() {
    return new Settings(
        new Cluster.Embedded(0),
        null,
        "127.0.0.1",
        0,
        null,
        OptionalInt.empty(),
        Configuration.EMPTY);
  }

  /** The same with another configuration. */
  public Settings withConfiguration(Configuration other) {
    return new Settings(cluster, data, host, port, advertised, partitions, other);
  }

  /** The same with another number of partitions. */
  public Settings withPartitions(int number) {
    return new Settings(
        cluster, data, host, port, advertised, OptionalInt.of(number), configuration);
  }

  /** The same with its data in a folder. */
  public Settings withData(Path folder) {
    return new Settings(cluster, folder, host, port, advertised, partitions, configuration);
  }

  /** The same on another cluster. */
  public Settings withCluster(Cluster other) {
    return new Settings(other, data, host, port, advertised, partitions, configuration);
  }

  /**
   * Checks everything that can be checked before anything is started.
   *
   * @throws SettingsException with what is wrong and what to do
   */
  void check() {
    requirePort("--port", port);
    if (cluster instanceof Cluster.Embedded embedded) {
      requirePort("--broker-port", embedded.port());
    }
    if (partitions.isPresent() && partitions.getAsInt() < 1) {
      throw new SettingsException("--partitions is " + partitions.getAsInt() + "; give 1 or more.");
    }
    topics();
    roles();
    searcher(1);
    searchStore(1);
    searchStandbys();
    millis(Setting.REINDEX_PURGE_INTERVAL_MILLIS);
    configuration.flag(Setting.TOPICS_CREATE);
    ClientChecks.check(this);
  }

  private static void requirePort(String option, int port) {
    if (port < 0 || port > 65_535) {
      throw new SettingsException(
          option + " is " + port + "; give a port from 1 to 65535, or 0 for any that is free.");
    }
  }

  /** The properties of Kafka's clients, for a cluster at {@code bootstrapServers}. */
  Map<String, String> client(String bootstrapServers) {
    Map<String, String> client = new HashMap<>(configuration.client());
    client.put("bootstrap.servers", bootstrapServers);
    return client;
  }

  /** The topics' files, as far as these settings overrule them. */
  public TopicCatalogue topics() {
    IndexerSettings sizes = indexer(1);
    int topic = MessageSizes.topic(sizes.maxMessageBytes());
    TopicCatalogue.Overrides overrides =
        new TopicCatalogue.Overrides(
            partitions,
            OptionalInt.empty(),
            topicPrefix(),
            Map.of(
                TopicRole.DOCUMENTS,
                MessageSizes.documents(sizes.maxDocumentBytes()),
                TopicRole.REINDEX,
                topic,
                TopicRole.ENTRIES,
                topic,
                TopicRole.DEAD_LETTERS,
                topic),
            new TopicCatalogue.Changelog(
                applicationId() + "-" + StoreNames.ROWS + "-changelog", topic));
    return TopicCatalogue.read(overrides);
  }

  private String topicPrefix() {
    return name(Setting.TOPIC_PREFIX, "[a-zA-Z0-9._-]{0,200}");
  }

  private String name(Setting setting, String legal) {
    String name = configuration.text(setting);
    if (!name.matches(legal)) {
      throw configuration.unfit(
          setting, "give up to 200 letters, digits, dots, underscores and hyphens, as topics have");
    }
    return name;
  }

  /**
   * How the indexer is built.
   *
   * @param actual the partitions that the topics have
   */
  IndexerSettings indexer(int actual) {
    Configuration given = configuration;
    int documentBytes = given.messageBytes(Setting.DOCUMENT_MAX_BYTES, 1);
    int entryBytes = given.messageBytes(Setting.ENTRY_MAX_BYTES, 1024);
    return new IndexerSettings(
        TopicNames.withPrefix(topicPrefix()),
        actual,
        partitioning(),
        new Limits(
                given.integer(Setting.LOADS_MAX, 1),
                entryBytes,
                given.integer(Setting.SWEEP_INLINE, 1))
            .withRows(rows(MessageSizes.largest(documentBytes, entryBytes), actual)),
        documentBytes,
        IndexerSettings.share(given.number(Setting.CACHE_BYTES, 0), actual),
        IndexerSettings.share(given.number(Setting.STORE_MEMORY_BYTES, 1 << 20), actual),
        millis(Setting.SWEEP_INTERVAL_MILLIS),
        millis(Setting.SWEEP_BUDGET_MILLIS),
        millis(Setting.COMMIT_BUDGET_MILLIS),
        given.integer(Setting.SWEEP_COST, 1));
  }

  private static RowLimits rows(int messageBytes, int partitions) {
    try {
      return RowLimits.of(messageBytes, partitions);
    } catch (IllegalArgumentException e) {
      throw new SettingsException(String.valueOf(e.getMessage()), e);
    }
  }

  private Partitioning partitioning() {
    try {
      return Partitionings.parse(configuration.text(Setting.PARTITIONING));
    } catch (IllegalArgumentException e) {
      throw new SettingsException(Setting.PARTITIONING.key() + ": " + e.getMessage(), e);
    }
  }

  /** How Kafka Streams runs. */
  StreamsSettings streams(Path stateDir, @Nullable String server, @Nullable String instanceId) {
    return new StreamsSettings(
        applicationId(),
        server,
        instanceId,
        stateDir,
        configuration.integer(Setting.THREADS, 1),
        millis(Setting.COMMIT_INTERVAL_MILLIS));
  }

  /** What one search may ask. */
  SearchLimits searchLimits() {
    Configuration given = configuration;
    SearchLimits limits = SearchLimits.DEFAULT;
    Duration timeout = millis(Setting.SEARCH_TIMEOUT_MILLIS);
    return new SearchLimits(
        given.integer(Setting.SEARCH_CLAUSES_MAX, 1),
        limits.depth(),
        given.integer(Setting.SEARCH_MAX_BYTES, 1024),
        given.integer(Setting.SEARCH_WINDOW_MAX, 1),
        given.integer(Setting.SEARCH_NEAREST_MAX, 1),
        limits.patternLength(),
        limits.sortKeys(),
        limits.facets(),
        limits.facetValues(),
        timeout,
        timeout.compareTo(limits.maxTimeout()) > 0 ? timeout : limits.maxTimeout(),
        given.integer(Setting.SEARCH_ANSWER_MAX_BYTES, 1024));
  }

  /**
   * How the searcher is built.
   *
   * @param actual the partitions that the topics have
   */
  SearcherSettings searcher(int actual) {
    return new SearcherSettings(TopicNames.withPrefix(topicPrefix()), actual, searchLimits());
  }

  /**
   * How its stores work.
   *
   * @param stores how many may share the memory
   */
  SearchStoreSettings searchStore(int stores) {
    long megabytes = configuration.number(Setting.SEARCH_MEMORY_BYTES, 1 << 20) >> 20;
    return SearchStoreSettings.DEFAULT
        .withRefreshInterval(millis(Setting.SEARCH_REFRESH_INTERVAL_MILLIS))
        .withCommitInterval(millis(Setting.SEARCH_COMMIT_INTERVAL_MILLIS))
        .withRamBufferMegabytes(Math.clamp(megabytes / Math.max(1, stores), 1, 1024));
  }

  /** How many other instances follow each partition of the searcher. */
  int searchStandbys() {
    return configuration.integer(Setting.SEARCH_STANDBYS, 0);
  }

  /** How Kafka Streams runs for the searcher. */
  StreamsSettings searcherStreams(Path stateDir, String server, @Nullable String instanceId) {
    return new StreamsSettings(
        name(Setting.APPLICATION_ID, APPLICATION) + "-searcher",
        server,
        instanceId,
        stateDir,
        configuration.integer(Setting.SEARCH_THREADS, 1),
        SEARCHER_COMMITS);
  }

  /** What this instance does. */
  public Set<Role> roles() {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String name : configuration.text(Setting.ROLES).split(",", -1)) {
      roles.add(Role.of(name.strip()));
    }
    return roles;
  }

  /** How the HTTP server runs. */
  HttpSettings http() {
    HttpSettings.Bulk bulk = HttpSettings.Bulk.DEFAULT;
    return HttpSettings.DEFAULT
        .withHost(host)
        .withPort(port)
        .withSecurity(Exposure.security(this))
        .withBodyBytes(
            Math.max(
                configuration.messageBytes(Setting.DOCUMENT_MAX_BYTES, 1),
                configuration.integer(Setting.SEARCH_MAX_BYTES, 1024)))
        .withLimits(
            new HttpSettings.Limits(
                configuration.integer(Setting.HTTP_MAX_CONCURRENT, 1),
                configuration.integer(Setting.HTTP_WRITES_MAX_CONCURRENT, 1),
                configuration.integer(Setting.SEARCH_MAX_CONCURRENT, 1),
                configuration.integer(Setting.HTTP_MAX_CONNECTIONS, 1),
                Patience.DEFAULT))
        .withBulk(
            new HttpSettings.Bulk(
                configuration.integer(Setting.BULK_MAX_BYTES, 1),
                bulk.documents(),
                bulk.concurrent(),
                bulk.slotTimeout(),
                bulk.readTimeout()));
  }

  /**
   * How other instances reach this one, host:port.
   *
   * @param actual the port that it listens on
   */
  String advertised(int actual) {
    return advertised == null ? reachable() + ":" + actual : advertised;
  }

  /** The host under which this machine reaches itself. */
  String reachable() {
    return host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
  }

  /** The id of the indexer on the cluster. */
  public String applicationId() {
    return name(Setting.APPLICATION_ID, APPLICATION) + "-indexer";
  }

  Duration millis(Setting setting) {
    return Duration.ofMillis(configuration.number(setting, 1));
  }
}

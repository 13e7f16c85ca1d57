package io.latebind.settings;

import io.latebind.document.Partitioning;
import io.latebind.http.connection.ConnectionTimeouts;
import io.latebind.http.listener.HttpSettings;
import io.latebind.index.Limits;
import io.latebind.index.RowLimits;
import io.latebind.indexer.IndexerSettings;
import io.latebind.indexer.Partitionings;
import io.latebind.indexer.StoreNames;
import io.latebind.search.lucene.SearchStoreSettings;
import io.latebind.search.query.SearchLimits;
import io.latebind.searcher.SearcherSettings;
import io.latebind.streams.MessageSizes;
import io.latebind.streams.StreamsSettings;
import io.latebind.streams.TopicNames;
import io.latebind.topics.TopicCatalogue;
import io.latebind.topics.TopicRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All settings of a node.
 *
 * @param cluster the Kafka cluster
 * @param data the folder for stores, and for the broker's data if it is embedded; null for a
 *     temporary one
 * @param host the address to listen on for HTTP
 * @param port the port to listen on for HTTP; 0 for any free port
 * @param advertised the address at which other instances reach this one, host:port; null for the
 *     address it listens on
 * @param partitions the number of partitions that the topics must have; empty to accept the
 *     existing number
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

  /** How often the searcher commits its position; its standbys follow only up to that position. */
  private static final Duration SEARCHER_COMMITS = Duration.ofMillis(500);

  /** The Kafka cluster to use. */
  public sealed interface Cluster {
    /**
     * A broker inside this process.
     *
     * @param port the broker's port; 0 for any free port
     */
    record Embedded(int port) implements Cluster {}

    /**
     * An external cluster.
     *
     * @param bootstrapServers host:port, several separated by commas
     */
    record External(String bootstrapServers) implements Cluster {}
  }

  /** A node on loopback with everything embedded, which keeps nothing when it stops. */
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

  /** A copy with another configuration. */
  public Settings withConfiguration(Configuration other) {
    return new Settings(cluster, data, host, port, advertised, partitions, other);
  }

  /** A copy with another number of partitions. */
  public Settings withPartitions(int number) {
    return new Settings(
        cluster, data, host, port, advertised, OptionalInt.of(number), configuration);
  }

  /** A copy with its data in a folder. */
  public Settings withData(Path folder) {
    return new Settings(cluster, folder, host, port, advertised, partitions, configuration);
  }

  /** A copy on another cluster. */
  public Settings withCluster(Cluster other) {
    return new Settings(other, data, host, port, advertised, partitions, configuration);
  }

  /**
   * Checks everything that can be checked before startup.
   *
   * @throws SettingsException with what is wrong and what to do
   */
  public void check() {
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
  }

  private static void requirePort(String option, int port) {
    if (port < 0 || port > 65_535) {
      throw new SettingsException(
          option + " is " + port + "; give a port from 1 to 65535, or 0 for any that is free.");
    }
  }

  /** The properties of Kafka's clients, for a cluster at {@code bootstrapServers}. */
  public Map<String, String> client(String bootstrapServers) {
    Map<String, String> client = new HashMap<>(configuration.client());
    client.put("bootstrap.servers", bootstrapServers);
    return client;
  }

  /** The declared topics, with the values that these settings override. */
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
   * The settings of the indexer.
   *
   * @param actual the number of partitions that the topics have
   */
  public IndexerSettings indexer(int actual) {
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

  /** The settings of Kafka Streams for the indexer. */
  public StreamsSettings streams(
      Path stateDir, @Nullable String server, @Nullable String instanceId) {
    return new StreamsSettings(
        applicationId(),
        server,
        instanceId,
        stateDir,
        configuration.integer(Setting.THREADS, 1),
        millis(Setting.COMMIT_INTERVAL_MILLIS));
  }

  /** The limits of one search. */
  public SearchLimits searchLimits() {
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
   * The settings of the searcher.
   *
   * @param actual the number of partitions that the topics have
   */
  public SearcherSettings searcher(int actual) {
    return new SearcherSettings(TopicNames.withPrefix(topicPrefix()), actual, searchLimits());
  }

  /**
   * The settings of the searcher's stores.
   *
   * @param stores the number of stores that share the memory
   */
  public SearchStoreSettings searchStore(int stores) {
    long megabytes = configuration.number(Setting.SEARCH_MEMORY_BYTES, 1 << 20) >> 20;
    return SearchStoreSettings.DEFAULT
        .withRefreshInterval(millis(Setting.SEARCH_REFRESH_INTERVAL_MILLIS))
        .withCommitInterval(millis(Setting.SEARCH_COMMIT_INTERVAL_MILLIS))
        .withRamBufferMegabytes(Math.clamp(megabytes / Math.max(1, stores), 1, 1024));
  }

  /** The number of other instances that follow each partition of the searcher. */
  public int searchStandbys() {
    return configuration.integer(Setting.SEARCH_STANDBYS, 0);
  }

  /** The settings of Kafka Streams for the searcher. */
  public StreamsSettings searcherStreams(
      Path stateDir, String server, @Nullable String instanceId) {
    return new StreamsSettings(
        name(Setting.APPLICATION_ID, APPLICATION) + "-searcher",
        server,
        instanceId,
        stateDir,
        configuration.integer(Setting.SEARCH_THREADS, 1),
        SEARCHER_COMMITS);
  }

  /** The roles of this instance. */
  public Set<Role> roles() {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String name : configuration.text(Setting.ROLES).split(",", -1)) {
      roles.add(Role.of(name.strip()));
    }
    return roles;
  }

  /** The settings of the HTTP server. */
  public HttpSettings http() {
    HttpSettings.Bulk bulk = HttpSettings.Bulk.DEFAULT;
    return HttpSettings.DEFAULT
        .withHost(host)
        .withPort(port)
        .withSecurity(ListenSecurity.security(this))
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
                ConnectionTimeouts.DEFAULT))
        .withBulk(
            new HttpSettings.Bulk(
                configuration.integer(Setting.BULK_MAX_BYTES, 1),
                bulk.documents(),
                bulk.concurrent(),
                bulk.slotTimeout(),
                bulk.readTimeout()));
  }

  /**
   * The address at which other instances reach this one, host:port.
   *
   * @param actual the port that it listens on
   */
  public String advertised(int actual) {
    return advertised == null ? reachable() + ":" + actual : advertised;
  }

  /** The host through which this machine reaches itself. */
  public String reachable() {
    return host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
  }

  /** The application id of the indexer on the cluster. */
  public String applicationId() {
    return name(Setting.APPLICATION_ID, APPLICATION) + "-indexer";
  }

  public Duration millis(Setting setting) {
    return Duration.ofMillis(configuration.number(setting, 1));
  }
}

package io.latebind.app;

import io.latebind.broker.TopicCatalogue;
import io.latebind.engine.Limits;
import io.latebind.http.HttpSettings;
import io.latebind.topology.IndexerSettings;
import io.latebind.topology.Partitionings;
import io.latebind.topology.StreamsSettings;
import io.latebind.topology.TopicNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
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

  /** The properties of Kafka's clients, for a cluster at {@code bootstrapServers}. */
  Map<String, String> client(String bootstrapServers) {
    Map<String, String> client = new HashMap<>(configuration.client());
    client.put("bootstrap.servers", bootstrapServers);
    return client;
  }

  /** The topics' files, as far as these settings overrule them. */
  public TopicCatalogue topics() {
    String prefix = configuration.text(Setting.TOPIC_PREFIX);
    return TopicCatalogue.read(
        new TopicCatalogue.Overrides(partitions, OptionalInt.empty(), prefix));
  }

  /**
   * How the indexer is built.
   *
   * @param actual the partitions that the topics have
   */
  IndexerSettings indexer(int actual) {
    Configuration given = configuration;
    return new IndexerSettings(
        TopicNames.withPrefix(given.text(Setting.TOPIC_PREFIX)),
        actual,
        Partitionings.parse(given.text(Setting.PARTITIONING)),
        new Limits(
            given.integer(Setting.LOADS_MAX, 1),
            given.integer(Setting.ENTRY_MAX_BYTES, 1024),
            given.integer(Setting.SWEEP_INLINE, 1)),
        given.integer(Setting.DOCUMENT_MAX_BYTES, 1),
        millis(Setting.SWEEP_INTERVAL_MILLIS),
        millis(Setting.SWEEP_BUDGET_MILLIS),
        given.integer(Setting.SWEEP_STEP, 1));
  }

  /** How Kafka Streams runs. */
  StreamsSettings streams(Path stateDir, @Nullable String server, @Nullable String instanceId) {
    return new StreamsSettings(
        applicationId(),
        server,
        instanceId,
        stateDir,
        configuration.integer(Setting.THREADS, 1),
        millis(Setting.COMMIT_INTERVAL_MILLIS),
        configuration.number(Setting.ROCKSDB_MEMORY_BYTES, 1 << 20),
        configuration.number(Setting.CACHE_BYTES, 0));
  }

  /** How the HTTP server runs. */
  HttpSettings http() {
    HttpSettings.Bulk bulk = HttpSettings.Bulk.DEFAULT;
    return HttpSettings.DEFAULT
        .withHost(host)
        .withPort(port)
        .withMaxConcurrentRequests(configuration.integer(Setting.HTTP_MAX_CONCURRENT, 1))
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
    return configuration.text(Setting.APPLICATION_ID) + "-indexer";
  }

  Duration millis(Setting setting) {
    return Duration.ofMillis(configuration.number(setting, 1));
  }
}

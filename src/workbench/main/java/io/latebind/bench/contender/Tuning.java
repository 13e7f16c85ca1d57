package io.latebind.bench.contender;

import io.latebind.settings.Configuration;
import io.latebind.settings.Setting;
import io.latebind.streams.StreamsProperties;
import io.latebind.streams.StreamsSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;

/** The properties of Kafka Streams for each contender. */
final class Tuning {
  private Tuning() {}

  /** Latebind's, with the defaults that its users get. */
  static Properties latebind(Assignment assignment) {
    Configuration given = Configuration.EMPTY;
    StreamsSettings settings =
        new StreamsSettings(
            assignment.name(),
            null,
            "bench", // as a node has that keeps its data: it comes back without a rebalance
            assignment.state(),
            given.integer(Setting.THREADS, 1),
            Duration.ofMillis(given.number(Setting.COMMIT_INTERVAL_MILLIS, 1)));
    return StreamsProperties.indexer(
        settings, Map.of(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, assignment.bootstrap()));
  }

  /** Exactly Latebind's, and what Kafka Streams can do for joins. */
  static Properties tuned(Assignment assignment) {
    Properties properties = latebind(assignment);
    properties.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.OPTIMIZE);
    // Its stores are RocksDB's, which are faster without transactions of their own.
    properties.put(StreamsConfig.TRANSACTIONAL_STATE_STORES_CONFIG, false);
    properties.put(
        BoundedRocksDb.MEMORY_BYTES,
        Long.toString(Configuration.EMPTY.number(Setting.STORE_MEMORY_BYTES, 1)));
    properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    // As much heap for rows as Latebind holds in a way of its own.
    properties.put(
        StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG,
        Configuration.EMPTY.number(Setting.CACHE_BYTES, 0));
    return properties;
  }

  /** Those of Kafka Streams, but exactly once. */
  static Properties defaults(Assignment assignment) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, assignment.name());
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, assignment.bootstrap());
    properties.put(StreamsConfig.STATE_DIR_CONFIG, assignment.state().toString());
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, -1);
    return properties;
  }
}

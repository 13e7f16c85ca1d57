package io.latebind.topology;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The configuration of Kafka Streams for the indexer and for the searcher: what they need, what the
 * user gave, and defaults for the rest.
 */
public final class StreamsProperties {
  private static final Duration SESSION = Duration.ofSeconds(10);

  /** Older state than this is thrown away: its deletions may have been compacted away meanwhile. */
  private static final Duration MAX_STATE_AGE = Duration.ofDays(1);

  /** Of a producer's batch. What is written between two commits is better sent in few of them. */
  private static final int BATCH_BYTES = 128 * 1024;

  private StreamsProperties() {}

  /**
   * The indexer's. It is exactly-once, whatever the user gave.
   *
   * @param client what the user gave: connection, security, and anything else of Kafka's clients
   */
  public static Properties indexer(StreamsSettings settings, Map<String, String> client) {
    Properties properties = defaults(settings);
    // Sweeps are worked on between polls: an idle poll must not hold them up.
    properties.put(StreamsConfig.POLL_MS_CONFIG, 10);
    properties.putAll(client);
    properties.putAll(required(settings));
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    return properties;
  }

  /**
   * The searcher's. It reads only what is committed, and needs no transactions of its own: it
   * writes nothing, and to apply an entry twice is harmless.
   *
   * @param standbys how many other instances follow each partition
   * @param client what the user gave
   */
  public static Properties searcher(
      StreamsSettings settings, int standbys, Map<String, String> client) {
    Properties properties = defaults(settings);
    properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, standbys);
    properties.putAll(client);
    properties.putAll(required(settings));
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
    properties.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.ISOLATION_LEVEL_CONFIG),
        IsolationLevel.READ_COMMITTED.toString());
    return properties;
  }

  private static Properties defaults(StreamsSettings settings) {
    Properties defaults = new Properties();
    defaults.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
    defaults.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, settings.commitInterval().toMillis());
    defaults.put(StreamsConfig.STATE_CLEANUP_DIR_MAX_AGE_MS_CONFIG, MAX_STATE_AGE.toMillis());
    defaults.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, -1);
    defaults.put("processing.exception.handler.global.enabled", true);
    defaults.put(BoundedRocksDb.MEMORY_BYTES, Long.toString(settings.rocksDbBytes()));
    defaults.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    defaults.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
        (int) SESSION.toMillis());
    defaults.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
        (int) SESSION.toMillis() / 5);
    defaults.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    defaults.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
    defaults.put(StreamsConfig.topicPrefix(TopicConfig.COMPRESSION_TYPE_CONFIG), "producer");
    return defaults;
  }

  private static Properties required(StreamsSettings settings) {
    Properties required = new Properties();
    required.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
    required.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    required.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toString());
    // Timestamps are all the same here: there is nothing to wait for.
    required.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
    required.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
        IndexerTopology.MAX_MESSAGE_BYTES);
    if (settings.applicationServer() != null) {
      required.put(StreamsConfig.APPLICATION_SERVER_CONFIG, settings.applicationServer());
    }
    if (settings.instanceId() != null) {
      required.put(
          StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
          settings.instanceId());
    }
    return required;
  }
}

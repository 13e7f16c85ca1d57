package io.latebind.streams;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The configuration of Kafka Streams for the indexer and for the searcher: what they require, what
 * the user gave, and defaults for the rest.
 */
public final class StreamsProperties {
  private static final Duration SESSION = Duration.ofSeconds(10);

  /** State older than this is discarded, because its deletions may have been compacted away. */
  private static final Duration MAX_STATE_AGE = Duration.ofDays(1);

  /** The size of a producer's batch. Records between two commits are better sent in few batches. */
  private static final int BATCH_BYTES = 128 * 1024;

  /**
   * The consumer properties that the user cannot set: the topology determines how input is read,
   * Kafka Streams assigns partitions, and offsets are committed with the work.
   */
  private static final Set<String> CONSUMERS_OWN =
      Set.of(
          ConsumerConfig.GROUP_ID_CONFIG,
          ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
          ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
          ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
          ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
          ConsumerConfig.GROUP_PROTOCOL_CONFIG,
          ConsumerConfig.ISOLATION_LEVEL_CONFIG,
          ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
          ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG);

  private StreamsProperties() {}

  /** The indexer's configuration, where no setting makes messages larger than usual. */
  public static Properties indexer(StreamsSettings settings, Map<String, String> client) {
    return indexer(settings, MessageSizes.MAX_MESSAGE_BYTES, client);
  }

  /**
   * The indexer's configuration. It is exactly-once, whatever the user gave.
   *
   * @param maxMessageBytes the size of the largest row, message or entry
   * @param client what the user gave: connection, security, and any other property of Kafka's
   *     clients
   */
  public static Properties indexer(
      StreamsSettings settings, int maxMessageBytes, Map<String, String> client) {
    ClientProperties given = new ClientProperties(client);
    Properties properties = defaults(settings, given);
    // Sweeps are worked on between polls: an idle poll must not hold them up.
    properties.put(StreamsConfig.POLL_MS_CONFIG, 10);
    properties.putAll(taken(settings, given));
    properties.putAll(required(settings));
    ProducerSizes.of(maxMessageBytes, given)
        .forEach((name, value) -> properties.put(StreamsConfig.producerPrefix(name), value));
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    // Stores are notified of every commit, and keep the state of the last one when a task ends
    // without a commit.
    properties.put(StreamsConfig.TRANSACTIONAL_STATE_STORES_CONFIG, true);
    return properties;
  }

  /**
   * The searcher's configuration. It reads only committed records, and needs no transactions of its
   * own: it writes nothing, and applying an entry twice is harmless.
   *
   * @param standbys the number of other instances that follow each partition, whatever the user
   *     gave: {@code num.standby.replicas} applies to the indexer
   * @param client what the user gave
   */
  public static Properties searcher(
      StreamsSettings settings, int standbys, Map<String, String> client) {
    ClientProperties given = new ClientProperties(client);
    Properties properties = defaults(settings, given);
    properties.putAll(taken(settings, given));
    properties.putAll(required(settings));
    properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, standbys);
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
    return properties;
  }

  private static Properties defaults(StreamsSettings settings, ClientProperties given) {
    Properties defaults = new Properties();
    defaults.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
    defaults.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, settings.commitInterval().toMillis());
    defaults.put(StreamsConfig.STATE_CLEANUP_DIR_MAX_AGE_MS_CONFIG, MAX_STATE_AGE.toMillis());
    defaults.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, -1);
    defaults.put("processing.exception.handler.global.enabled", true);
    defaults.put(StreamsConfig.topicPrefix(TopicConfig.COMPRESSION_TYPE_CONFIG), "producer");
    putSession(defaults, given);
    putProducer(defaults, given, ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    putProducer(defaults, given, ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    return defaults;
  }

  /** A default with a prefix would override what the user gave without one. */
  private static void putProducer(
      Properties defaults, ClientProperties given, String name, Object value) {
    if (given.get(ClientProperties.PRODUCER, name).isEmpty()) {
      defaults.put(StreamsConfig.producerPrefix(name), value);
    }
  }

  /** A live member sends five heartbeats in a session, whatever session timeout the user gave. */
  private static void putSession(Properties defaults, ClientProperties given) {
    String session = ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG;
    String heartbeat = ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG;
    Optional<String> length = given.get(ClientProperties.MAIN_CONSUMER, session);
    if (length.isEmpty()) {
      defaults.put(StreamsConfig.consumerPrefix(session), (int) SESSION.toMillis());
    }
    if (given.get(ClientProperties.MAIN_CONSUMER, heartbeat).isEmpty()) {
      int millis = length.map(StreamsProperties::millis).orElse((int) SESSION.toMillis());
      defaults.put(StreamsConfig.consumerPrefix(heartbeat), Math.max(1, millis / 5));
    }
  }

  /** Kafka reports a timeout that is not a number. */
  private static int millis(String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      return (int) SESSION.toMillis();
    }
  }

  /** What the user gave, except for properties of which no form may reach the clients. */
  private static Map<String, String> taken(StreamsSettings settings, ClientProperties given) {
    Set<String> own = new HashSet<>(CONSUMERS_OWN);
    own.add(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
    own.add(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG);
    own.add(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG);
    own.add(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG);
    if (settings.instanceId() != null) {
      own.add(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
    }
    String servers = given.given().get(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG);
    own.add(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG);
    Map<String, String> taken = new HashMap<>(given.without(own).given());
    if (servers != null) {
      taken.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
    }
    return taken;
  }

  private static Properties required(StreamsSettings settings) {
    Properties required = new Properties();
    required.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
    required.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    required.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toString());
    // The new group protocols have no static members, which keep their name over a restart.
    required.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
    // All timestamps are the same here, so there is nothing to wait for.
    required.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
    required.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.ISOLATION_LEVEL_CONFIG),
        IsolationLevel.READ_COMMITTED.toString());
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

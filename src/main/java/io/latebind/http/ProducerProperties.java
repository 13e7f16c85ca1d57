package io.latebind.http;

import io.latebind.topology.IndexerTopology;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The configuration of the producers: what writing needs, over what the user gave. */
final class ProducerProperties {
  private final Map<String, String> client;
  private final Duration timeout;

  /**
   * Of these.
   *
   * @param client what the user gave: connection, security, and anything else of Kafka's clients
   * @param timeout until a write has to be acknowledged
   */
  ProducerProperties(Map<String, String> client, Duration timeout) {
    this.client = Map.copyOf(client);
    this.timeout = timeout;
  }

  /** For writes of single documents. */
  Map<String, Object> single() {
    Map<String, Object> all = new HashMap<>(client);
    all.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
    all.put(ProducerConfig.LINGER_MS_CONFIG, 1);
    all.putAll(required());
    return all;
  }

  /**
   * For transactions under an id. A transaction of a dead instance holds readers up until it ends.
   */
  Map<String, Object> transactional(String transactionalId) {
    Map<String, Object> all = single();
    all.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    all.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
    all.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) (2 * timeout.toMillis()));
    return all;
  }

  private Map<String, Object> required() {
    int millis = (int) timeout.toMillis();
    return Map.of(
        ProducerConfig.ACKS_CONFIG,
        "all",
        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
        true,
        ProducerConfig.RETRIES_CONFIG,
        Integer.MAX_VALUE,
        ProducerConfig.COMPRESSION_TYPE_CONFIG,
        "lz4",
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
        millis,
        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
        millis / 2,
        ProducerConfig.MAX_BLOCK_MS_CONFIG,
        millis,
        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
        IndexerTopology.MAX_MESSAGE_BYTES);
  }
}

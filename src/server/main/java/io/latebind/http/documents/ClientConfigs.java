package io.latebind.http.documents;

import io.latebind.streams.ClientProperties;
import io.latebind.streams.ProducerSizes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The configurations of the HTTP server's own Kafka clients: what writing requires overrides the
 * user's properties, and those override the defaults.
 */
public final class ClientConfigs {
  private static final int ADMIN_TIMEOUT_MILLIS = 3_000;

  /**
   * Producer properties that users cannot set: values are bytes, and transactional ids are
   * Latebind's.
   */
  private static final Set<String> PRODUCERS_OWN =
      Set.of(
          ProducerConfig.TRANSACTIONAL_ID_CONFIG,
          ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
          ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG);

  private final ClientProperties client;
  private final Duration timeout;
  private final int maxMessageBytes;

  /**
   * Configurations with the user's properties.
   *
   * @param client the user's properties for Kafka's clients: connection, security, and anything
   *     else
   * @param timeout within which a write has to be acknowledged
   * @param maxMessageBytes the largest record
   */
  public ClientConfigs(Map<String, String> client, Duration timeout, int maxMessageBytes) {
    this.client = new ClientProperties(client);
    this.timeout = timeout;
    this.maxMessageBytes = maxMessageBytes;
  }

  /** For writes of single documents. */
  public Map<String, Object> single() {
    return producer(1);
  }

  /**
   * For transactions under an id. Their timeout is short, because a dead instance's transaction
   * blocks readers until it ends.
   */
  public Map<String, Object> transactional(String transactionalId) {
    Map<String, Object> all = producer(5);
    all.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
    all.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) (2 * timeout.toMillis()));
    return all;
  }

  /** For requests about topics and groups, for which a client waits. */
  public Map<String, Object> admin() {
    Map<String, Object> all = client.admin();
    all.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ADMIN_TIMEOUT_MILLIS);
    all.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ADMIN_TIMEOUT_MILLIS);
    return all;
  }

  private Map<String, Object> producer(int lingerMillis) {
    Map<String, Object> all = new HashMap<>();
    all.put(ProducerConfig.LINGER_MS_CONFIG, lingerMillis);
    all.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    all.putAll(client.producer());
    all.keySet().removeAll(PRODUCERS_OWN);
    all.putAll(required());
    all.putAll(ProducerSizes.of(maxMessageBytes, client));
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
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
        millis,
        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
        millis / 2,
        ProducerConfig.MAX_BLOCK_MS_CONFIG,
        millis);
  }
}

package io.latebind.topics;

import io.latebind.streams.ClientProperties;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Checks whether a cluster, and the settings for it, allow Latebind to keep its promise. */
public final class ClusterChecks {
  /** The client settings that exactly-once depends on: the accepted values, by property. */
  private static final Map<String, List<String>> EXACTLY_ONCE =
      Map.of(
          "processing.guarantee", List.of("exactly_once_v2"),
          "enable.idempotence", List.of("true"),
          "acks", List.of("all", "-1"));

  private static final String API_TIMEOUT = "default.api.timeout.ms";
  private static final String REQUEST_TIMEOUT = "request.timeout.ms";
  private static final String TRANSACTIONS = "transaction.version";
  private static final short TRANSACTIONS_REQUIRED = 2;

  private ClusterChecks() {}

  /**
   * Checks the properties that the user passes through to Kafka's clients.
   *
   * @throws ClusterException when one of them would break exactly-once
   */
  public static void requireExactlyOnce(Map<String, String> clientProperties) {
    clientProperties.forEach(
        (property, given) -> {
          @Nullable List<String> needed = EXACTLY_ONCE.get(ClientProperties.plain(property));
          if (needed != null && !needed.contains(given.toLowerCase(Locale.ROOT))) {
            throw new ClusterException(
                property
                    + " is "
                    + given
                    + " in the client properties. Latebind needs "
                    + needed.getFirst()
                    + ", which it sets itself: asking for a document and keeping note of it must"
                    + " happen together or not at all, or an entry could wait for ever. Take the"
                    + " line out.");
          }
        });
  }

  /**
   * Connects to a cluster and checks that it responds and has the required features.
   *
   * @param clientProperties with at least {@code bootstrap.servers}
   * @param timeout how long that may take
   * @return the connection, which the caller closes
   * @throws ClusterException when no broker responds, or the cluster lacks what is required
   */
  public static Admin connect(Map<String, String> clientProperties, Duration timeout) {
    Admin admin = open(clientProperties, timeout);
    try {
      requireReachable(admin, clientProperties.get("bootstrap.servers"), timeout);
      requireTransactions(admin, timeout);
      return admin;
    } catch (RuntimeException e) {
      admin.close(Duration.ZERO);
      throw e;
    }
  }

  private static Admin open(Map<String, String> clientProperties, Duration timeout) {
    try {
      return Admin.create(properties(clientProperties, timeout));
    } catch (KafkaException e) {
      Throwable reason = e.getCause() == null ? e : e.getCause();
      throw new ClusterException(
          "The client properties for the cluster are wrong: " + reason.getMessage() + ".", e);
    }
  }

  /**
   * The properties with which to connect.
   *
   * @param clientProperties what the user gave
   * @param timeout the timeout of requests, unless the user gave one
   */
  public static Map<String, Object> properties(
      Map<String, String> clientProperties, Duration timeout) {
    Map<String, Object> properties = new ClientProperties(clientProperties).admin();
    properties.putIfAbsent("client.id", "latebind-admin");
    if (!properties.containsKey(API_TIMEOUT) && !properties.containsKey(REQUEST_TIMEOUT)) {
      properties.put(API_TIMEOUT, Long.toString(timeout.toMillis()));
      properties.put(REQUEST_TIMEOUT, Long.toString(timeout.toMillis()));
    }
    return properties;
  }

  private static void requireReachable(Admin admin, @Nullable Object servers, Duration timeout) {
    try {
      Answers.get(admin.describeCluster().nodes(), timeout, "name its brokers");
    } catch (ClusterException e) {
      throw new ClusterException(
          "No Kafka broker could be reached at "
              + servers
              + " within "
              + timeout.toSeconds()
              + " s. Check the address, that the broker runs, and the security settings in the"
              + " client properties; or use --embedded for a broker inside Latebind. ("
              + e.getMessage()
              + ")",
          e);
    }
  }

  private static void requireTransactions(Admin admin, Duration timeout) {
    Map<String, FinalizedVersionRange> features =
        Answers.get(admin.describeFeatures().featureMetadata(), timeout, "describe its features")
            .finalizedFeatures();
    @Nullable FinalizedVersionRange range = features.get(TRANSACTIONS);
    int level = range == null ? 0 : range.maxVersionLevel();
    if (level < TRANSACTIONS_REQUIRED) {
      throw new ClusterException(
          "The cluster has "
              + TRANSACTIONS
              + " "
              + level
              + " and Latebind needs "
              + TRANSACTIONS_REQUIRED
              + ": without it a transaction that was given up can still catch a record of the next"
              + " one (KIP-890). On Kafka 4.0 or later run: kafka-features.sh upgrade --feature "
              + TRANSACTIONS
              + "="
              + TRANSACTIONS_REQUIRED);
    }
  }
}

package io.latebind.streams;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The properties that the user gave for Kafka's clients. A property may appear without a prefix,
 * for every client that knows it, or with the prefix of one kind of client, which takes precedence.
 *
 * @param given the properties by name
 */
public record ClientProperties(Map<String, String> given) {
  /** The prefixes that apply to a producer. */
  public static final List<String> PRODUCER = List.of(StreamsConfig.PRODUCER_PREFIX);

  /** The prefixes that apply to an admin client. */
  public static final List<String> ADMIN = List.of(StreamsConfig.ADMIN_CLIENT_PREFIX);

  /** The prefixes that apply to a consumer of new records, the strongest first. */
  public static final List<String> MAIN_CONSUMER =
      List.of(StreamsConfig.MAIN_CONSUMER_PREFIX, StreamsConfig.CONSUMER_PREFIX);

  /** The prefixes that apply to a consumer that restores stores, the strongest first. */
  public static final List<String> RESTORE_CONSUMER =
      List.of(StreamsConfig.RESTORE_CONSUMER_PREFIX, StreamsConfig.CONSUMER_PREFIX);

  private static final List<String> PREFIXES =
      List.of(
          StreamsConfig.PRODUCER_PREFIX,
          StreamsConfig.ADMIN_CLIENT_PREFIX,
          StreamsConfig.MAIN_CONSUMER_PREFIX,
          StreamsConfig.RESTORE_CONSUMER_PREFIX,
          StreamsConfig.GLOBAL_CONSUMER_PREFIX,
          StreamsConfig.CONSUMER_PREFIX);

  /** Copies the properties. */
  public ClientProperties {
    given = Map.copyOf(given);
  }

  /** The name of a property without a client's prefix. */
  public static String plain(String property) {
    return PREFIXES.stream()
        .filter(property::startsWith)
        .findFirst()
        .map(prefix -> property.substring(prefix.length()))
        .orElse(property);
  }

  /** The value for a client to which these prefixes apply: that of the strongest form. */
  public Optional<String> get(List<String> prefixes, String name) {
    return Stream.concat(prefixes.stream(), Stream.of(""))
        .map(prefix -> given.get(prefix + name))
        .flatMap(Stream::ofNullable)
        .findFirst();
  }

  /** These properties without any form of the named ones. */
  public ClientProperties without(Set<String> names) {
    Map<String, String> rest = new HashMap<>(given);
    rest.keySet().removeIf(property -> names.contains(plain(property)));
    return new ClientProperties(rest);
  }

  /** The configuration of a producer. */
  public Map<String, Object> producer() {
    return client(PRODUCER, ProducerConfig.configNames());
  }

  /** The configuration of an admin client. */
  public Map<String, Object> admin() {
    return client(ADMIN, AdminClientConfig.configNames());
  }

  /** Keeps what belongs to no other client: unknown properties may be for a class of the user's. */
  private Map<String, Object> client(List<String> prefixes, Set<String> names) {
    Map<String, Object> all = new HashMap<>();
    given.forEach(
        (property, value) -> {
          if (names.contains(property) || !isOfOthers(property)) {
            all.put(property, value);
          }
        });
    for (String prefix : prefixes.reversed()) {
      given.forEach(
          (property, value) -> {
            if (property.startsWith(prefix)) {
              all.put(property.substring(prefix.length()), value);
            }
          });
    }
    // All clients work on one cluster.
    String servers = given.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
    if (servers != null) {
      all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers);
    }
    return all;
  }

  private static boolean isOfOthers(String property) {
    return PREFIXES.stream().anyMatch(property::startsWith)
        || property.startsWith(StreamsConfig.TOPIC_PREFIX)
        || StreamsConfig.configDef().names().contains(property)
        || ConsumerConfig.configNames().contains(property)
        || ProducerConfig.configNames().contains(property);
  }

  /** Contains only names, because values may be secrets. */
  @Override
  public String toString() {
    return "ClientProperties" + given.keySet().stream().sorted().toList();
  }
}

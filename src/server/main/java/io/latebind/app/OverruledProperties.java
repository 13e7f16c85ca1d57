package io.latebind.app;

import io.latebind.definition.text.Suggestion;
import io.latebind.settings.Settings;
import io.latebind.streams.ClientProperties;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs the user's properties that Latebind overrides, with the values it uses instead. */
final class OverruledProperties {
  private static final Logger LOG = LoggerFactory.getLogger(OverruledProperties.class);

  /** Names that Latebind only extends, and properties that are checked elsewhere. */
  private static final Set<String> NOT_COMPARED =
      Set.of(
          CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
          CommonClientConfigs.CLIENT_ID_CONFIG,
          ProducerConfig.ACKS_CONFIG,
          StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
          StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG);

  /** Properties that do not apply to a restore consumer, which is in no group. */
  private static final Set<String> OF_GROUPS =
      Set.of(
          ConsumerConfig.GROUP_ID_CONFIG,
          ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
          ConsumerConfig.AUTO_OFFSET_RESET_CONFIG);

  private final List<KafkaClient> clients;

  OverruledProperties(List<KafkaClient> clients) {
    this.clients = clients;
  }

  /**
   * Logs each overridden property once.
   *
   * @param base the properties that every client needs
   * @param given the user's other properties, all of which the clients accept
   */
  void log(Settings settings, Map<String, String> base, Map<String, String> given) {
    logServers(settings);
    Map<String, String> all = new HashMap<>(base);
    all.putAll(given);
    Map<KafkaClient, AbstractConfig> configs = new HashMap<>();
    if (!given.isEmpty()) {
      clients.forEach(client -> configs.put(client, client.parse(all)));
    }
    boolean named = settings.data() != null;
    new TreeMap<>(given)
        .forEach(
            (property, value) -> {
              if (named || !ClientProperties.plain(property).equals("group.instance.id")) {
                log(property, value, new ClientProperties(given), configs);
              }
              suggest(property);
            });
  }

  private static void logServers(Settings settings) {
    String given = settings.configuration().client().get("bootstrap.servers");
    String taken =
        settings.cluster() instanceof Settings.Cluster.External external
            ? external.bootstrapServers()
            : "the embedded broker";
    if (given != null && !given.equals(taken)) {
      LOG.warn(
          "bootstrap.servers is \"{}\" in the configuration, and Latebind takes {} in its place, as"
              + " the command says",
          given,
          taken);
    }
  }

  private void log(
      String property,
      String value,
      ClientProperties given,
      Map<KafkaClient, AbstractConfig> configs) {
    String name = ClientProperties.plain(property);
    String prefix = property.substring(0, property.length() - name.length());
    Map<String, List<String>> taken = new TreeMap<>();
    int followers = 0;
    for (KafkaClient client : clients) {
      if (concerns(client, prefix, name)
          && given.get(client.prefixes(), name).filter(value::equals).isPresent()) {
        @Nullable Object actual = Objects.requireNonNull(configs.get(client)).values().get(name);
        if (Objects.equals(actual, parsed(client, name, value))) {
          followers++;
        } else {
          taken.computeIfAbsent(text(actual), unused -> new ArrayList<>()).add(client.title());
        }
      }
    }
    if (!taken.isEmpty()) {
      String shown = ClientChecks.shown(property, value);
      String message =
          "{} is {} in the configuration, and Latebind takes something else in its place: {}";
      if (followers == 0) {
        LOG.warn(message, property, shown, text(taken));
      } else {
        LOG.info(message, property, shown, text(taken));
      }
    }
  }

  private static boolean concerns(KafkaClient client, String prefix, String name) {
    boolean restores = client.prefixes().equals(ClientProperties.RESTORE_CONSUMER);
    return client.kind().properties().names().contains(name)
        && (prefix.isEmpty() || client.prefixes().contains(prefix))
        && !NOT_COMPARED.contains(name)
        && !(restores && OF_GROUPS.contains(name));
  }

  private static @Nullable Object parsed(KafkaClient client, String name, String value) {
    try {
      ConfigDef.ConfigKey key = client.kind().properties().configKeys().get(name);
      return key == null ? value : ConfigDef.parseType(name, value, key.type());
    } catch (ConfigException e) {
      return value; // A value that is overridden need not even have the right type.
    }
  }

  private static String text(@Nullable Object value) {
    return value instanceof Class<?> type ? type.getName() : String.valueOf(value);
  }

  private static String text(Map<String, List<String>> taken) {
    List<String> parts = new ArrayList<>();
    taken.forEach((value, who) -> parts.add(value + " (" + String.join(", ", who) + ")"));
    return String.join(", ", parts);
  }

  /**
   * Suggests a known property for an unknown one. Kafka's clients do not report unknown properties,
   * because they may belong to a plug-in.
   */
  private static void suggest(String property) {
    Set<String> known = new TreeSet<>();
    for (KafkaClient.Kind kind : KafkaClient.Kind.values()) {
      known.addAll(kind.properties().names());
    }
    String name = ClientProperties.plain(property);
    if (!known.contains(name) && !name.startsWith(StreamsConfig.TOPIC_PREFIX)) {
      Suggestion.nearest(known, name)
          .ifPresent(
              near ->
                  LOG.warn(
                      "{} in the configuration is no property of Kafka's clients, and only passed"
                          + " on. Did you mean {}?",
                      property,
                      near));
    }
  }
}

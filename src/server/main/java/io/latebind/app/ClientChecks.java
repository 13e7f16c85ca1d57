package io.latebind.app;

import io.latebind.settings.Setting;
import io.latebind.settings.Settings;
import io.latebind.settings.SettingsException;
import io.latebind.streams.ClientProperties;
import io.latebind.topics.ClusterChecks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.ConfigDef;

/**
 * Checks at startup that Kafka's clients accept the user's properties, by creating each client
 * against a broker that never answers.
 */
final class ClientChecks {
  private final List<KafkaClient> clients;

  private ClientChecks(List<KafkaClient> clients) {
    this.clients = clients;
  }

  /** A client that cannot be created, and the reason. */
  private record Refusal(String client, String reason) {}

  /**
   * Requires that every client can be created, and logs the user's properties that Latebind
   * overrides.
   *
   * @throws SettingsException naming every rejected property, its value and the reason
   * @throws io.latebind.topics.ClusterException if a property disables exactly-once
   */
  static void check(Settings settings) {
    Map<String, String> given = settings.configuration().client();
    ClusterChecks.requireExactlyOnce(given);
    List<KafkaClient> clients = KafkaClients.of(settings);
    try (ServerSocket silent = new ServerSocket(0, 64, InetAddress.getLoopbackAddress())) {
      Map<String, String> base =
          Map.of(
              CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
              silent.getInetAddress().getHostAddress() + ":" + silent.getLocalPort());
      Map<String, String> others =
          new ClientProperties(given)
              .without(Set.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG))
              .given();
      new ClientChecks(clients).require(base, others);
      new OverruledProperties(clients).log(settings, base, others);
    } catch (IOException e) {
      throw new UncheckedIOException("No port of this machine could be had for a check", e);
    }
  }

  private void require(Map<String, String> base, Map<String, String> given) {
    if (refusal(join(base, given), !given.isEmpty()).isEmpty()) {
      return;
    }
    Optional<Refusal> without = refusal(base, true);
    if (without.isPresent()) {
      // Latebind's own settings conflict, even without any of the user's Kafka properties.
      throw new SettingsException(
          ("With the settings that begin with %s Kafka refuses %s: %s. Change them in the file that"
                  + " --config names.")
              .formatted(Setting.PREFIX, without.get().client(), without.get().reason()));
    }
    Map<String, Refusal> refused = refused(base, given);
    List<String> lines = new ArrayList<>();
    refused.forEach(
        (property, refusal) ->
            lines.add(
                ("%s is %s in the configuration, and Kafka refuses %s with it: %s. Change the line,"
                        + " or take it out.")
                    .formatted(
                        property,
                        shown(property, given.getOrDefault(property, "")),
                        refusal.client(),
                        refusal.reason())));
    throw new SettingsException(String.join("\n", lines));
  }

  /**
   * The properties that are rejected when all others are accepted. Each is added to the accepted
   * ones, repeatedly, because one property may depend on another.
   */
  private Map<String, Refusal> refused(Map<String, String> base, Map<String, String> given) {
    Map<String, String> taken = new HashMap<>(base);
    Map<String, String> left = new TreeMap<>(given);
    Map<String, Refusal> refused = new TreeMap<>();
    int before;
    do {
      before = left.size();
      refused.clear();
      for (Map.Entry<String, String> property : Map.copyOf(left).entrySet()) {
        Map<String, String> more = join(taken, Map.of(property.getKey(), property.getValue()));
        Optional<Refusal> refusal = refusal(more, true);
        if (refusal.isPresent()) {
          refused.put(property.getKey(), refusal.get());
        } else {
          taken.put(property.getKey(), property.getValue());
          left.remove(property.getKey());
        }
      }
    } while (left.size() < before && !left.isEmpty());
    return refused;
  }

  private Optional<Refusal> refusal(Map<String, String> given, boolean make) {
    for (KafkaClient client : clients) {
      try {
        if (make) {
          client.make(given);
        } else {
          client.parse(given);
        }
      } catch (RuntimeException | LinkageError e) {
        return Optional.of(new Refusal(client.title(), reason(e)));
      }
    }
    return Optional.empty();
  }

  /** The message of the root cause, which is the most specific one. */
  private static String reason(Throwable failure) {
    Throwable innermost = failure;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    String message = innermost.getMessage() == null ? innermost.toString() : innermost.getMessage();
    return inOneLine(message).replaceAll("[.;]+$", "");
  }

  /** A value as it may be shown: passwords, and values that might be passwords, are hidden. */
  static String shown(String property, String value) {
    String name = ClientProperties.plain(property);
    for (KafkaClient.Kind kind : KafkaClient.Kind.values()) {
      ConfigDef.ConfigKey key = kind.properties().configKeys().get(name);
      if (key != null && key.type() != ConfigDef.Type.PASSWORD) {
        return "\"" + inOneLine(value) + "\"";
      }
    }
    return "(hidden)";
  }

  private static String inOneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private static Map<String, String> join(Map<String, String> one, Map<String, String> other) {
    Map<String, String> all = new HashMap<>(one);
    all.putAll(other);
    return all;
  }
}

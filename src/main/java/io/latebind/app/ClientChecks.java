package io.latebind.app;

import io.latebind.broker.ClusterChecks;
import io.latebind.topology.ClientProperties;
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
 * Finds out, before anything is started, whether Kafka's clients take what the user gave for them:
 * each is made, for a broker that never answers.
 */
final class ClientChecks {
  private final List<KafkaClient> clients;

  private ClientChecks(List<KafkaClient> clients) {
    this.clients = clients;
  }

  /** Why a client cannot be made. */
  private record Refusal(String client, String reason) {}

  /**
   * Makes sure that all clients can be made, and tells what of the user's they do not follow.
   *
   * @throws SettingsException naming every property that is refused, its value and the reason
   * @throws io.latebind.broker.BrokerException when a property takes exactly-once away
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
      // What Latebind itself is set to does not go together, with no property of Kafka's at all.
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
   * The properties without which the rest is taken. Each is added to those that are taken, and
   * again, as one may need another.
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

  /** The innermost says what is wrong; the others, that something is. */
  private static String reason(Throwable failure) {
    Throwable innermost = failure;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    String message = innermost.getMessage() == null ? innermost.toString() : innermost.getMessage();
    return inOneLine(message).replaceAll("[.;]+$", "");
  }

  /** A value as it may be shown: nobody is to read a password, or what may be one. */
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

package io.latebind.app;

import io.latebind.http.documents.ClientConfigs;
import io.latebind.http.listener.HttpSettings;
import io.latebind.settings.Settings;
import io.latebind.streams.ClientProperties;
import io.latebind.streams.StreamsProperties;
import io.latebind.streams.StreamsSettings;
import io.latebind.topics.ClusterChecks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.apache.kafka.streams.StreamsConfig;

/** All Kafka clients that a node with these settings is going to create. */
final class KafkaClients {
  /** Placeholders of the same form for values that are known only when the node runs. */
  private static final Path STATE = Path.of("state");

  private static final String SERVER = "127.0.0.1:8080";

  private KafkaClients() {}

  static List<KafkaClient> of(Settings settings) {
    String instance = settings.data() == null ? null : "instance";
    int bytes = settings.indexer(1).maxMessageBytes();
    StreamsSettings indexer = settings.streams(STATE, SERVER, instance);
    StreamsSettings searcher = settings.searcherStreams(STATE, SERVER, instance);
    int standbys = settings.searchStandbys();
    List<KafkaClient> all = new ArrayList<>();
    all.addAll(streams("the indexer", given -> StreamsProperties.indexer(indexer, bytes, given)));
    all.addAll(
        streams("the searcher", given -> StreamsProperties.searcher(searcher, standbys, given)));
    all.addAll(http(bytes));
    all.add(
        new KafkaClient(
            "the check of the cluster",
            KafkaClient.Kind.ADMIN,
            ClientProperties.ADMIN,
            given -> ClusterChecks.properties(given, Kafka.CONNECT)));
    return all;
  }

  private static List<KafkaClient> streams(
      String title, Function<Map<String, String>, Properties> properties) {
    Function<Map<String, String>, Map<String, Object>> streams =
        given -> {
          Map<String, Object> values = new HashMap<>();
          properties.apply(given).forEach((name, value) -> values.put((String) name, value));
          return values;
        };
    Function<Map<String, String>, StreamsConfig> config = streams.andThen(StreamsConfig::new);
    return List.of(
        new KafkaClient(title, KafkaClient.Kind.STREAMS, List.of(), streams),
        new KafkaClient(
            title + "'s consumers",
            KafkaClient.Kind.CONSUMER,
            ClientProperties.MAIN_CONSUMER,
            config.andThen(KafkaClients::consumer)),
        new KafkaClient(
            title + "'s consumers that restore",
            KafkaClient.Kind.CONSUMER,
            ClientProperties.RESTORE_CONSUMER,
            config.andThen(of -> of.getRestoreConsumerConfigs("restore"))),
        new KafkaClient(
            title + "'s producers",
            KafkaClient.Kind.PRODUCER,
            ClientProperties.PRODUCER,
            config.andThen(KafkaClients::producer)),
        new KafkaClient(
            title + "'s admin client",
            KafkaClient.Kind.ADMIN,
            ClientProperties.ADMIN,
            config.andThen(of -> of.getAdminConfigs("admin"))));
  }

  /** The consumer group is the application id. */
  private static Map<String, Object> consumer(StreamsConfig config) {
    String group = config.getString(StreamsConfig.APPLICATION_ID_CONFIG);
    return config.getMainConsumerConfigs(group, "consumer", 0);
  }

  /** Under exactly-once, Kafka Streams adds the transactional id itself. */
  private static Map<String, Object> producer(StreamsConfig config) {
    Map<String, Object> values = config.getProducerConfigs("producer");
    if (StreamsConfig.EXACTLY_ONCE_V2.equals(
        config.getString(StreamsConfig.PROCESSING_GUARANTEE_CONFIG))) {
      values.put("transactional.id", "id");
    }
    return values;
  }

  private static List<KafkaClient> http(int bytes) {
    Function<Map<String, String>, ClientConfigs> configs =
        given -> new ClientConfigs(given, HttpSettings.DEFAULT.writeTimeout(), bytes);
    return List.of(
        new KafkaClient(
            "writes over HTTP",
            KafkaClient.Kind.PRODUCER,
            ClientProperties.PRODUCER,
            configs.andThen(ClientConfigs::single)),
        new KafkaClient(
            "bulk writes over HTTP",
            KafkaClient.Kind.PRODUCER,
            ClientProperties.PRODUCER,
            configs.andThen(of -> of.transactional("id"))),
        new KafkaClient(
            "HTTP's admin client",
            KafkaClient.Kind.ADMIN,
            ClientProperties.ADMIN,
            configs.andThen(ClientConfigs::admin)));
  }
}

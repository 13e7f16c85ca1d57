package io.latebind.app;

import io.latebind.rows.TopicChange;
import io.latebind.rows.TopicId;
import io.latebind.rows.TopicIds;
import io.latebind.settings.Role;
import io.latebind.settings.Settings;
import io.latebind.streams.TopicNames;
import io.latebind.topics.ClusterChecks;
import io.latebind.topics.ClusterException;
import io.latebind.topics.ClusterTopics;
import io.latebind.topics.TopicCatalogue;
import io.latebind.topics.TopicPlan;
import io.latebind.topics.TopicStep;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Kafka cluster that a node works on, checked and with its topics in place. */
final class Kafka implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Kafka.class);

  /** After an unclean shutdown, a broker first waits for its previous session to end. */
  static final Duration CONNECT = Duration.ofMinutes(1);

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final EmbeddedKafka.@Nullable Running broker;
  private final Map<String, String> client;
  private final Admin admin;

  private Kafka(EmbeddedKafka.@Nullable Running broker, Map<String, String> client, Admin admin) {
    this.broker = broker;
    this.client = client;
    this.admin = admin;
  }

  /** Starts the embedded broker if there is one, and connects. */
  static Kafka connect(Settings settings, DataFolder data) {
    return switch (settings.cluster()) {
      case Settings.Cluster.External external ->
          connect(settings.client(external.bootstrapServers()), null);
      case Settings.Cluster.Embedded embedded -> {
        EmbeddedKafka.Running broker =
            EmbeddedKafka.provided().start(embedded.port(), data.broker());
        yield connect(settings.client(broker.bootstrapServer()), broker);
      }
    };
  }

  private static Kafka connect(Map<String, String> client, EmbeddedKafka.@Nullable Running broker) {
    try {
      return new Kafka(broker, client, ClusterChecks.connect(client, CONNECT));
    } catch (RuntimeException e) {
      if (broker != null) {
        broker.close();
      }
      throw e;
    }
  }

  /**
   * Requires that the topics match their files. Creates missing topics but changes none, except
   * those of the embedded broker, which no command can reach before it has started.
   *
   * @return the plan of the topics
   */
  TopicPlan topics(TopicCatalogue declared, boolean create) {
    ClusterTopics topics = new ClusterTopics(admin, TIMEOUT);
    TopicPlan plan = topics.plan(declared);
    boolean allowed = plan.refusals().isEmpty() && (plan.changes().isEmpty() || broker != null);
    if (create && allowed && !plan.isFulfilled()) {
      topics.apply(declared);
      LOG.info(
          "Created the topics {}, changed {}",
          plan.creations().stream().map(step -> step.declaration().name()).toList(),
          plan.changes().stream().map(TopicStep.ChangeConfig::topic).toList());
    }
    return topics.verify(declared);
  }

  /**
   * The ids and partition counts that the topics have now.
   *
   * @param roles the roles whose topics are looked up; the other topics stay unknown
   * @throws ClusterException if Kafka does not answer in time
   */
  TopicIds topicIds(TopicNames names, Set<Role> roles, Duration timeout) {
    List<String> wanted =
        roles.contains(Role.INDEXER)
            ? List.of(names.documents(), names.reindex(), names.entries())
            : List.of(names.entries());
    Map<String, TopicDescription> existing = new ClusterTopics(admin, timeout).existing(wanted);
    Function<String, TopicId> id =
        name -> wanted.contains(name) ? topicId(existing.get(name)) : TopicId.UNKNOWN;
    return new TopicIds(
        id.apply(names.documents()), id.apply(names.reindex()), id.apply(names.entries()));
  }

  /**
   * As {@link #topicIds(TopicNames, Set, Duration)} with the default timeout; all topics that this
   * instance needs exist.
   */
  TopicIds topicIds(TopicNames names, Set<Role> roles) {
    return topicIds(names, roles, TIMEOUT);
  }

  private static TopicId topicId(@Nullable TopicDescription topic) {
    return topic == null
        ? TopicId.GONE
        : new TopicId(topic.topicId().toString(), topic.partitions().size());
  }

  /**
   * Requires that existing state has the same number of partitions as the topics. Kafka Streams
   * would fail without saying what to do.
   *
   * @param changelog the changelog topic of the state; it need not exist
   */
  void requirePartitions(String changelog, int partitions) {
    TopicDescription existing =
        new ClusterTopics(admin, TIMEOUT).existing(List.of(changelog)).get(changelog);
    if (existing != null && existing.partitions().size() != partitions) {
      int before = existing.partitions().size();
      throw new ClusterException(
          new TopicChange.Repartitioned("documents", before, partitions).message()
              + " If documents was deleted and created again: "
              + TopicChange.BEGIN_ANEW);
    }
  }

  Map<String, String> client() {
    return client;
  }

  Admin admin() {
    return admin;
  }

  /** The failure from which the embedded broker cannot recover, if any. */
  Optional<Throwable> failure() {
    return broker == null ? Optional.empty() : broker.failure();
  }

  String bootstrapServers() {
    String servers = client.get("bootstrap.servers");
    if (servers == null) {
      throw new ClusterException("no broker is known; this is a mistake of Latebind, report it");
    }
    return servers;
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(5));
    if (broker != null) {
      broker.close();
    }
  }
}

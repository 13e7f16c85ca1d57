package io.latebind.app;

import io.latebind.broker.BrokerException;
import io.latebind.broker.ClusterChecks;
import io.latebind.broker.ClusterTopics;
import io.latebind.broker.EmbeddedBroker;
import io.latebind.broker.TopicCatalogue;
import io.latebind.broker.TopicPlan;
import io.latebind.broker.TopicStep;
import io.latebind.topology.TopicNames;
import io.latebind.wire.TopicChange;
import io.latebind.wire.TopicId;
import io.latebind.wire.TopicIds;
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

/** The cluster that a node works on: checked, and with its topics in place. */
final class Kafka implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Kafka.class);

  /** After an unclean stop a broker first waits for the end of its own session. */
  static final Duration CONNECT = Duration.ofMinutes(1);

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final @Nullable EmbeddedBroker broker;
  private final Map<String, String> client;
  private final Admin admin;

  private Kafka(@Nullable EmbeddedBroker broker, Map<String, String> client, Admin admin) {
    this.broker = broker;
    this.client = client;
    this.admin = admin;
  }

  /** Starts the embedded broker where there is to be one, and connects. */
  static Kafka connect(Settings settings, DataFolder data) {
    return switch (settings.cluster()) {
      case Settings.Cluster.External external ->
          connect(settings.client(external.bootstrapServers()), null);
      case Settings.Cluster.Embedded embedded -> {
        EmbeddedBroker broker =
            EmbeddedBroker.start(new EmbeddedBroker.Options(embedded.port(), data.broker()));
        yield connect(settings.client(broker.bootstrapServer()), broker);
      }
    };
  }

  private static Kafka connect(Map<String, String> client, @Nullable EmbeddedBroker broker) {
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
   * Makes sure that the topics are as the files say. Creates those that are missing, but changes
   * none, except those of the embedded broker: no command reaches it before it has started.
   *
   * @return their plan
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
   * The topics as they are now.
   *
   * @param roles whose topics count; the others stay unknown
   * @throws BrokerException when Kafka does not say in time
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

  /** The topics as they are now; all that this instance needs exist. */
  TopicIds topicIds(TopicNames names, Set<Role> roles) {
    return topicIds(names, roles, TIMEOUT);
  }

  private static TopicId topicId(@Nullable TopicDescription topic) {
    return topic == null
        ? TopicId.GONE
        : new TopicId(topic.topicId().toString(), topic.partitions().size());
  }

  /**
   * Makes sure that there is no state of topics with another number of partitions. Kafka Streams
   * would not say what to do.
   *
   * @param changelog of the state; it need not exist
   */
  void requirePartitions(String changelog, int partitions) {
    TopicDescription existing =
        new ClusterTopics(admin, TIMEOUT).existing(List.of(changelog)).get(changelog);
    if (existing != null && existing.partitions().size() != partitions) {
      int before = existing.partitions().size();
      throw new BrokerException(
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

  /** Why the embedded broker cannot go on, when it cannot. */
  Optional<Throwable> failure() {
    return broker == null ? Optional.empty() : broker.failure();
  }

  String bootstrapServers() {
    String servers = client.get("bootstrap.servers");
    if (servers == null) {
      throw new BrokerException("no broker is known; this is a mistake of Latebind, report it");
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

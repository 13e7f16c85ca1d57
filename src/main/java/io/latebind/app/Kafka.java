package io.latebind.app;

import io.latebind.broker.BrokerException;
import io.latebind.broker.ClusterChecks;
import io.latebind.broker.ClusterTopics;
import io.latebind.broker.EmbeddedBroker;
import io.latebind.broker.TopicCatalogue;
import io.latebind.broker.TopicPlan;
import io.latebind.broker.TopicStep;
import io.latebind.topology.TopicNames;
import io.latebind.wire.TopicIds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

  /** What tells the topics from others of the same names, which were there before them. */
  TopicIds topicIds(TopicNames topics) {
    return new TopicIds(
        topicId(topics.documents()), topicId(topics.reindex()), topicId(topics.entries()));
  }

  /** What tells a topic from another of the same name, which was there before it. */
  String topicId(String topic) {
    try {
      Map<String, TopicDescription> described =
          admin
              .describeTopics(List.of(topic))
              .allTopicNames()
              .get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      return Objects.requireNonNull(described.get(topic)).topicId().toString();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokerException("interrupted while asking for the topic " + topic, e);
    } catch (ExecutionException | TimeoutException e) {
      throw new BrokerException(
          "Kafka does not say which topic "
              + topic
              + " is ("
              + e
              + "). Check that the brokers can be reached, then start again.",
          e);
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

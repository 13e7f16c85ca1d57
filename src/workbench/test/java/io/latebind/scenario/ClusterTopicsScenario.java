package io.latebind.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latebind.broker.EmbeddedBroker;
import io.latebind.topics.ClusterChecks;
import io.latebind.topics.ClusterException;
import io.latebind.topics.ClusterTopics;
import io.latebind.topics.TopicCatalogue;
import io.latebind.topics.TopicCatalogue.Overrides;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FeatureUpdate;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.UpdateFeaturesOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Plans carried out on a real broker; each test has topics of its own, by their prefix. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterTopicsScenario {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private EmbeddedBroker broker;
  private Admin admin;
  private ClusterTopics topics;

  @BeforeAll
  void start() {
    broker = EmbeddedBroker.start(EmbeddedBroker.Options.temporary());
    admin = ClusterChecks.connect(properties(), TIMEOUT);
    topics = new ClusterTopics(admin, TIMEOUT);
  }

  @AfterAll
  void stop() {
    admin.close();
    broker.close();
  }

  @Test
  void missingTopicsAreCreatedOnceAndThenVerified() {
    var catalogue = declared("fresh.");

    assertThatThrownBy(() -> topics.verify(catalogue))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("latebind topics apply")
        .hasMessageContaining("+ fresh.dead-letters");
    assertThat(topics.apply(catalogue).creations()).hasSize(4);
    assertThat(topics.verify(catalogue).partitions()).isEqualTo(6);
    assertThat(topics.apply(catalogue).isFulfilled()).isTrue();
  }

  @Test
  void severalProcessesMayApplyAtTheSameTime() {
    var catalogue = declared("crowded.");
    var starts =
        Stream.generate(() -> CompletableFuture.runAsync(() -> topics.apply(catalogue)))
            .limit(4)
            .toList();

    starts.forEach(CompletableFuture::join);

    assertThat(topics.verify(catalogue).isFulfilled()).isTrue();
  }

  @Test
  void settingsThatDifferAreChanged() throws Exception {
    create("edited.reindex", 3, Map.of("retention.ms", "1000", "min.insync.replicas", "1"));
    var catalogue = declared("edited.");

    topics.apply(catalogue);

    assertThat(topics.verify(catalogue).partitions()).isEqualTo(3);
    assertThat(topics.plan(catalogue).describe()).contains("edited.reindex: It has 3 partitions");
  }

  @Test
  void oneRefusalKeepsEverythingAsItIs() throws Exception {
    create("lossy.documents", 6, Map.of("cleanup.policy", "delete"));
    create("lossy.entries", 4, Map.of("cleanup.policy", "compact"));

    assertThatThrownBy(() -> topics.apply(declared("lossy.")))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("changed nothing")
        .hasMessageContaining("! lossy.documents: Its cleanup.policy is delete")
        .hasMessageContaining("! lossy.entries: It has 4 partitions and must have 6");
    assertThat(admin.listTopics().names().get()).doesNotContain("lossy.reindex");
  }

  @Test
  void clusterWithoutTransactionVersionTwoIsRefused() throws Exception {
    try (var old = EmbeddedBroker.start(EmbeddedBroker.Options.temporary());
        var client = Admin.create(Map.of("bootstrap.servers", old.bootstrapServer()))) {
      var downgrade = new FeatureUpdate((short) 1, FeatureUpdate.UpgradeType.SAFE_DOWNGRADE);
      client
          .updateFeatures(Map.of("transaction.version", downgrade), new UpdateFeaturesOptions())
          .all()
          .get();

      assertThatThrownBy(
              () ->
                  ClusterChecks.connect(
                      Map.of("bootstrap.servers", old.bootstrapServer()), TIMEOUT))
          .isInstanceOf(ClusterException.class)
          .hasMessageContaining("transaction.version 1")
          .hasMessageContaining("kafka-features.sh upgrade");
    }
  }

  private Map<String, String> properties() {
    return Map.of("bootstrap.servers", broker.bootstrapServer());
  }

  private static TopicCatalogue declared(String prefix) {
    return TopicCatalogue.read(Overrides.none().withPrefix(prefix));
  }

  private void create(String name, int partitions, Map<String, String> configs) throws Exception {
    var topic = new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(configs);
    admin.createTopics(List.of(topic)).all().get();
    awaitVisible(name);
  }

  /** The controller has created it; the broker hears of it a moment later. */
  private void awaitVisible(String name) throws Exception {
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (!admin.listTopics().names().get().contains(name)) {
      assertThat(System.nanoTime()).as("deadline for %s to show up", name).isLessThan(deadline);
    }
  }
}

package io.latebind.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.topics.TopicCatalogue.Overrides;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is to be done about topics that are not as declared. */
class TopicPlanTest {
  private final TopicCatalogue declared = TopicCatalogue.read(Overrides.none());
  private final Map<String, ActualTopic> actual = new HashMap<>();

  @Test
  void emptyClusterGetsEverything() {
    var plan = plan();

    assertThat(plan.creations()).hasSize(4);
    assertThat(plan.refusals()).isEmpty();
    assertThat(plan.partitions()).isEqualTo(6);
    assertThat(plan.describe()).contains("+ documents: create it with partitions=6");
    assertThat(plan.isFulfilled()).isFalse();
  }

  @Test
  void topicsAsDeclaredAreKept() {
    allExist(6);

    var plan = plan();

    assertThat(plan.isFulfilled()).isTrue();
    assertThat(plan.steps()).hasSize(4).allMatch(TopicStep.Keep.class::isInstance);
    assertThat(plan.describeOpen()).isEmpty();
  }

  @Test
  void settingsThatAreNotDeclaredAreNotCompared() {
    allExist(6);
    configure("documents", "min.insync.replicas", "2");

    assertThat(plan().isFulfilled()).isTrue();
  }

  @Test
  void tighterSettingIsChanged() {
    allExist(6);
    configure("reindex", "retention.ms", "604800000");

    var plan = plan();

    assertThat(plan.changes())
        .containsExactly(
            new TopicStep.ChangeConfig(
                "reindex", Map.of("retention.ms", new TopicStep.Change("604800000", "-1"))));
    assertThat(plan.describeOpen()).contains("retention.ms=-1 (now 604800000)");
  }

  @Test
  void roomierSettingStaysBecauseShorteningItWouldLoseRecords() {
    allExist(6);
    configure("dead-letters", "retention.ms", "-1");
    configure("documents", "max.message.bytes", "20000000");

    var plan = plan();

    assertThat(plan.isFulfilled()).isTrue();
    assertThat(plan.describe())
        .contains("i dead-letters: Its retention.ms is -1, more than the declared 2592000000")
        .contains("i documents: Its max.message.bytes is 20000000");
  }

  @Test
  void otherCleanupPolicyIsRefused() {
    allExist(6);
    configure("documents", "cleanup.policy", "delete");

    var refusals = plan().refusals();

    assertThat(refusals).hasSize(1);
    assertThat(refusals.getFirst().reason()).contains("delete and must be compact");
    assertThat(refusals.getFirst().advice()).contains("--topic documents");
  }

  @Test
  void operatorsPartitionCountIsAcceptedAndTheMissingTopicsFollowIt() {
    exists(TopicRole.DOCUMENTS, 48);

    var plan = plan();

    assertThat(plan.refusals()).isEmpty();
    assertThat(plan.partitions()).isEqualTo(48);
    assertThat(plan.creations())
        .extracting(step -> step.declaration().partitions())
        .containsExactly(48, 48, 1);
  }

  @Test
  void allTopicsWithAnotherCountAreAcceptedUnlessTheUserGaveOne() {
    allExist(12);

    assertThat(plan().isFulfilled()).isTrue();
    assertThat(plan().partitions()).isEqualTo(12);

    var given = planFor(Overrides.none().withPartitions(24));
    assertThat(given.refusals())
        .extracting(TopicStep.Refuse::topic)
        .containsExactly("documents", "reindex", "entries");
    assertThat(given.refusals().getFirst().reason()).contains("12 partitions and must have 24");
    assertThat(given.refusals().getFirst().advice()).contains("Leave out --partitions");
  }

  @Test
  void givenCountThatIsTheClustersIsFine() {
    allExist(12);

    assertThat(planFor(Overrides.none().withPartitions(12)).isFulfilled()).isTrue();
  }

  @Test
  void countsThatDisagreeAreRefusedWhereTheyDifferFromDocuments() {
    exists(TopicRole.DOCUMENTS, 12);
    exists(TopicRole.REINDEX, 12);
    exists(TopicRole.ENTRIES, 6);

    assertThat(plan().refusals()).extracting(TopicStep.Refuse::topic).containsExactly("entries");
  }

  @Test
  void deadLettersMayHaveAnyNumberOfPartitions() {
    allExist(6);
    exists(TopicRole.DEAD_LETTERS, 9);

    assertThat(plan().isFulfilled()).isTrue();
    assertThat(plan().describe()).contains("i dead-letters: It has 9 partitions instead of 1");
  }

  @Test
  void otherReplicationIsNotedOnlyWhenOneWasAskedFor() {
    allExist(6);

    assertThat(plan().describe()).doesNotContain("copies");
    var given = planFor(Overrides.none().withReplicationFactor(3));
    assertThat(given.isFulfilled()).isTrue();
    assertThat(given.describe()).contains("It has 1 copies of each partition instead of 3");
  }

  @Test
  void everyReasonIsListed() {
    allExist(6);
    exists(TopicRole.ENTRIES, 3);
    configure("documents", "cleanup.policy", "compact,delete");
    configure("reindex", "max.message.bytes", "1048588");

    assertThat(plan().describeOpen())
        .contains("! documents: Its cleanup.policy is compact,delete")
        .contains("~ reindex: change")
        .contains("! entries: It has 3 partitions and must have 6");
  }

  @Test
  void prefixSeparatesSeveralLatebindsInOneCluster() {
    allExist(6);

    assertThat(planFor(Overrides.none().withPrefix("shop.")).creations())
        .extracting(TopicStep::topic)
        .containsExactly("shop.documents", "shop.reindex", "shop.entries", "shop.dead-letters");
  }

  @Test
  void theChangelogIsMadeLargerWhereItExists() {
    allExist(6);
    Overrides larger =
        Overrides.none()
            .withSizes(Map.of(), new TopicCatalogue.Changelog("app-changelog", 9_000_000));

    assertThat(planFor(larger).isFulfilled()).isTrue();
    actual.put(
        "app-changelog",
        new ActualTopic("app-changelog", 6, 1, Map.of("max.message.bytes", "8454144")));
    assertThat(planFor(larger).describeOpen())
        .contains("~ app-changelog: change")
        .contains("max.message.bytes=9000000 (now 8454144)");
    assertThat(planFor(larger).creations()).isEmpty();
  }

  @Test
  void whatAFileLeavesMoreRoomForStays() {
    Overrides less =
        Overrides.none()
            .withSizes(
                Map.of(TopicRole.ENTRIES, 1_000, TopicRole.DOCUMENTS, 9_000_000),
                new TopicCatalogue.Changelog("app-changelog", 1_000));
    TopicCatalogue catalogue = TopicCatalogue.read(less);

    assertThat(catalogue.topic(TopicRole.ENTRIES).configs())
        .containsEntry("max.message.bytes", "8454144");
    assertThat(catalogue.topic(TopicRole.DOCUMENTS).configs())
        .containsEntry("max.message.bytes", "9000000");
  }

  private TopicPlan plan() {
    return TopicPlan.of(declared, actual);
  }

  private TopicPlan planFor(Overrides overrides) {
    return TopicPlan.of(TopicCatalogue.read(overrides), actual);
  }

  private void allExist(int partitions) {
    for (TopicRole role : TopicRole.values()) {
      exists(role, role.copartitioned() ? partitions : 1);
    }
  }

  private void exists(TopicRole role, int partitions) {
    var topic = declared.topic(role);
    actual.put(topic.name(), new ActualTopic(topic.name(), partitions, 1, topic.configs()));
  }

  private void configure(String topic, String key, String value) {
    actual.computeIfPresent(
        topic,
        (name, before) -> {
          var configs = new HashMap<>(before.configs());
          configs.put(key, value);
          return new ActualTopic(name, before.partitions(), before.replicationFactor(), configs);
        });
  }
}

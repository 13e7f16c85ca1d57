package io.latebind.topics;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * The topics of a cluster: describes them as they are, and carries out a {@link TopicPlan}. Several
 * processes may do so at the same time.
 */
public final class ClusterTopics {
  private static final long POLL_NANOS = Duration.ofMillis(50).toNanos();

  private final Admin admin;
  private final Duration timeout;

  /**
   * Topics that are reached over the caller's connection, which stays open.
   *
   * @param timeout how long each operation may take in all
   */
  public ClusterTopics(Admin admin, Duration timeout) {
    this.admin = admin;
    this.timeout = timeout;
  }

  /** The plan for these declarations. Changes nothing. */
  public TopicPlan plan(TopicCatalogue declared) {
    return TopicPlan.of(declared, describe(declared));
  }

  /**
   * Verifies that the topics are as declared.
   *
   * @return the plan, with nothing left to do
   * @throws ClusterException naming everything that is not as it should be
   */
  public TopicPlan verify(TopicCatalogue declared) {
    TopicPlan plan = plan(declared);
    requireNoRefusals(plan);
    if (!plan.isFulfilled()) {
      throw new ClusterException(
          "The topics are not what Latebind needs. Run `latebind topics apply` with the same"
              + " options, --config included, to do this:\n"
              + plan.describeOpen());
    }
    return plan;
  }

  /**
   * Creates what is missing and changes what can be changed. A single {@linkplain TopicStep.Refuse
   * refusal} prevents all of it.
   *
   * @return the plan that was carried out
   * @throws ClusterException naming all refusals, or when the cluster does not do what is asked
   */
  public TopicPlan apply(TopicCatalogue declared) {
    TopicPlan plan = plan(declared);
    requireNoRefusals(plan);
    create(plan.creations());
    change(plan.changes());
    awaitFulfilled(declared);
    awaitLeaders(plan.creations());
    return plan;
  }

  private static void requireNoRefusals(TopicPlan plan) {
    if (!plan.refusals().isEmpty()) {
      throw new ClusterException(
          "Latebind cannot run on these topics, and has changed nothing:\n" + plan.describeOpen());
    }
  }

  private void create(List<TopicStep.Create> creations) {
    List<NewTopic> topics = creations.stream().map(ClusterTopics::newTopic).toList();
    admin
        .createTopics(topics)
        .values()
        .forEach(
            (name, created) ->
                Answers.unless(
                    TopicExistsException.class, // another process was faster
                    created,
                    timeout,
                    "create the topic " + name));
  }

  private static NewTopic newTopic(TopicStep.Create step) {
    TopicDeclaration topic = step.declaration();
    short replicas = topic.replicationFactor();
    Optional<Short> copies =
        replicas == TopicDeclaration.CLUSTER_DEFAULT ? Optional.empty() : Optional.of(replicas);
    return new NewTopic(topic.name(), Optional.of(topic.partitions()), copies)
        .configs(topic.configs());
  }

  private void change(List<TopicStep.ChangeConfig> changes) {
    Map<ConfigResource, Collection<AlterConfigOp>> operations = new HashMap<>();
    for (TopicStep.ChangeConfig step : changes) {
      operations.put(
          resource(step.topic()),
          step.changes().entrySet().stream()
              .map(entry -> new ConfigEntry(entry.getKey(), entry.getValue().to()))
              .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
              .toList());
    }
    admin
        .incrementalAlterConfigs(operations)
        .values()
        .forEach(
            (topic, changed) ->
                Answers.get(changed, timeout, "change the settings of " + topic.name()));
  }

  /** Waits until the controller's changes have reached the broker that is asked. */
  private void awaitFulfilled(TopicCatalogue declared) {
    long deadline = System.nanoTime() + timeout.toNanos();
    TopicPlan left = plan(declared);
    while (!left.isFulfilled()) {
      requireNoRefusals(left); // another process may have created something else meanwhile
      if (System.nanoTime() - deadline > 0) {
        throw new ClusterException(
            "The cluster has accepted the topics, but does not show them after %d s. Try again.\n%s"
                .formatted(timeout.toSeconds(), left.describeOpen()));
      }
      LockSupport.parkNanos(POLL_NANOS);
      left = plan(declared);
    }
  }

  /**
   * Waits for leaders: a new topic is visible before its leaders accept records. A producer that is
   * too early has its first batch refused and the next one accepted, and does not recover from the
   * gap.
   */
  private void awaitLeaders(List<TopicStep.Create> creations) {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (TopicStep.Create step : creations) {
      TopicDeclaration topic = step.declaration();
      for (int partition = 0; partition < topic.partitions(); partition++) {
        ends.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
      }
    }
    Answers.get(admin.listOffsets(ends).all(), timeout, "lead the new topics");
  }

  private Map<String, ActualTopic> describe(TopicCatalogue declared) {
    List<String> names =
        Stream.concat(
                declared.topics().stream().map(TopicDeclaration::name),
                declared.changelog().map(TopicCatalogue.Changelog::name).stream())
            .toList();
    return settings(existing(names));
  }

  /** The descriptions of the topics that exist among these names, by name. */
  public Map<String, TopicDescription> existing(Collection<String> names) {
    Map<String, TopicDescription> found = new HashMap<>();
    admin
        .describeTopics(names)
        .topicNameValues()
        .forEach(
            (name, description) ->
                Answers.unless(
                        UnknownTopicOrPartitionException.class,
                        description,
                        timeout,
                        "describe the topic " + name)
                    .ifPresent(topic -> found.put(name, topic)));
    return found;
  }

  private Map<String, ActualTopic> settings(Map<String, TopicDescription> found) {
    var answers =
        admin
            .describeConfigs(found.keySet().stream().map(ClusterTopics::resource).toList())
            .values();
    Map<String, ActualTopic> actual = new HashMap<>();
    found.forEach(
        (name, topic) ->
            Answers.unless(
                    UnknownTopicOrPartitionException.class,
                    Objects.requireNonNull(answers.get(resource(name))),
                    timeout,
                    "describe the settings of " + name)
                .ifPresent(config -> actual.put(name, actual(topic, config.entries()))));
    return actual;
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }

  private static ActualTopic actual(TopicDescription topic, Collection<ConfigEntry> settings) {
    return new ActualTopic(
        topic.name(),
        topic.partitions().size(),
        topic.partitions().getFirst().replicas().size(),
        settings.stream()
            .filter(entry -> entry.value() != null)
            .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value)));
  }
}

package io.latebind.topics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The steps that turn a cluster's topics into what they should be: a value, computed by a pure
 * function. {@link ClusterTopics} carries it out.
 *
 * <p>No plan loses a record. A topic is never deleted, its partitions and its cleanup policy never
 * change, and no retention gets shorter.
 *
 * @param partitions of documents, reindex and entries, once the plan is carried out
 * @param steps in the order of {@link TopicRole}, at least one for each topic; those for the
 *     changelog, if any, come last
 */
public record TopicPlan(int partitions, List<TopicStep> steps) {
  /** Copies the steps. */
  public TopicPlan {
    steps = List.copyOf(steps);
  }

  /**
   * The plan for topics as they are declared and as they are.
   *
   * @param declared what the topics should be
   * @param actual those of them that exist, by name
   */
  public static TopicPlan of(TopicCatalogue declared, Map<String, ActualTopic> actual) {
    Copartitioning copartitioning = Copartitioning.of(declared, actual);
    List<TopicStep> steps = new ArrayList<>();
    for (TopicDeclaration topic : declared.topics()) {
      @Nullable ActualTopic existing = actual.get(topic.name());
      if (existing == null) {
        steps.add(new TopicStep.Create(copartitioning.fit(topic)));
      } else {
        steps.addAll(compare(topic, existing, copartitioning));
      }
    }
    declared
        .changelog()
        .ifPresent(
            changelog -> {
              @Nullable ActualTopic existing = actual.get(changelog.name());
              if (existing != null) {
                steps.addAll(TopicSettings.compare(changelog.configs(), existing));
              }
            });
    return new TopicPlan(copartitioning.partitions(), steps);
  }

  private static List<TopicStep> compare(
      TopicDeclaration declared, ActualTopic actual, Copartitioning copartitioning) {
    List<TopicStep> steps = new ArrayList<>(copartitioning.compare(declared, actual));
    short copies = declared.replicationFactor();
    if (copies != TopicDeclaration.CLUSTER_DEFAULT && copies != actual.replicationFactor()) {
      steps.add(
          new TopicStep.Note(
              actual.name(),
              ("It has %d copies of each partition instead of %d;"
                      + " kafka-reassign-partitions.sh changes that.")
                  .formatted(actual.replicationFactor(), copies)));
    }
    steps.addAll(TopicSettings.compare(declared.configs(), actual));
    if (steps.isEmpty()) {
      steps.add(new TopicStep.Keep(actual.name()));
    }
    return steps;
  }

  /** The reasons not to carry it out. */
  public List<TopicStep.Refuse> refusals() {
    return only(TopicStep.Refuse.class);
  }

  /** The topics to create. */
  public List<TopicStep.Create> creations() {
    return only(TopicStep.Create.class);
  }

  /** The settings to change. */
  public List<TopicStep.ChangeConfig> changes() {
    return only(TopicStep.ChangeConfig.class);
  }

  private <T extends TopicStep> List<T> only(Class<T> kind) {
    return steps.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Whether there is nothing to do and nothing in the way. */
  public boolean isFulfilled() {
    return refusals().isEmpty() && creations().isEmpty() && changes().isEmpty();
  }

  /** The plan as text, with one or more lines for each step. */
  public String describe() {
    return describe(step -> true);
  }

  /** The steps that keep {@link #isFulfilled} from being true, as text. */
  public String describeOpen() {
    return describe(step -> !(step instanceof TopicStep.Keep || step instanceof TopicStep.Note));
  }

  private String describe(Predicate<TopicStep> which) {
    return steps.stream().filter(which).map(TopicPlan::line).collect(Collectors.joining("\n"));
  }

  private static String line(TopicStep step) {
    return switch (step) {
      case TopicStep.Create(var topic) ->
          "+ %s: create it with partitions=%d, %s%s"
              .formatted(
                  topic.name(),
                  topic.partitions(),
                  topic.replicationFactor() == TopicDeclaration.CLUSTER_DEFAULT
                      ? "the cluster's replication"
                      : topic.replicationFactor() + " copies of each",
                  settings(topic.configs(), Object::toString));
      case TopicStep.ChangeConfig(var topic, var changes) ->
          "~ " + topic + ": change" + settings(changes, c -> c.to() + " (now " + c.from() + ")");
      case TopicStep.Refuse(var topic, var reason, var advice) ->
          "! " + topic + ": " + reason + "\n      " + advice;
      case TopicStep.Note(var topic, var text) -> "i " + topic + ": " + text;
      case TopicStep.Keep(var topic) -> "= " + topic + ": as it should be";
    };
  }

  private static <T> String settings(Map<String, T> settings, Function<T, String> value) {
    return settings.entrySet().stream()
        .map(entry -> "\n      " + entry.getKey() + "=" + value.apply(entry.getValue()))
        .collect(Collectors.joining());
  }
}

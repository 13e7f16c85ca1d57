package io.latebind.topics;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The number of partitions that documents, reindex and entries have in common.
 *
 * <p>It comes from the user, else from the topics that exist (documents before the others), else
 * from the files. Existing topics always keep their number: Kafka cannot remove partitions, and
 * with more of them ids would get home partitions other than those that hold their state.
 *
 * @param partitions the number
 */
record Copartitioning(int partitions) {
  static Copartitioning of(TopicCatalogue declared, Map<String, ActualTopic> actual) {
    int asDeclared = declared.topic(TopicRole.DOCUMENTS).partitions();
    if (declared.partitionsGiven()) {
      return new Copartitioning(asDeclared);
    }
    return declared.topics().stream()
        .filter(topic -> topic.role().copartitioned())
        .map(topic -> actual.get(topic.name()))
        .filter(Objects::nonNull)
        .findFirst()
        .map(existing -> new Copartitioning(existing.partitions()))
        .orElseGet(() -> new Copartitioning(asDeclared));
  }

  /** The declaration with which to create a missing topic. */
  TopicDeclaration fit(TopicDeclaration topic) {
    return topic.role().copartitioned() ? topic.withPartitions(partitions) : topic;
  }

  /** The steps that the partition count of an existing topic calls for. */
  List<TopicStep> compare(TopicDeclaration declared, ActualTopic actual) {
    int expected = fit(declared).partitions();
    if (actual.partitions() == expected) {
      boolean operatorsChoice = expected != declared.partitions();
      return operatorsChoice ? List.of(note(declared, actual)) : List.of();
    }
    return List.of(
        declared.role().copartitioned() ? refuse(actual, expected) : note(declared, actual));
  }

  private static TopicStep note(TopicDeclaration declared, ActualTopic actual) {
    return new TopicStep.Note(
        actual.name(),
        "It has %d partitions instead of %d, which is fine."
            .formatted(actual.partitions(), declared.partitions()));
  }

  private static TopicStep refuse(ActualTopic actual, int expected) {
    return new TopicStep.Refuse(
        actual.name(),
        "It has %d partitions and must have %d.".formatted(actual.partitions(), expected),
        "The number cannot change: Kafka takes no partition away, and with more of them ids would"
            + " belong to other partitions than those that hold their state. Leave out --partitions"
            + " to use the topics as they are if they all have the same number, or use another"
            + " topic prefix and copy the documents over.");
  }
}

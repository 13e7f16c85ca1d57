package io.latebind.broker;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How many partitions documents, reindex and entries have, which must be one number.
 *
 * <p>Who decides: what the user gave, else the topics that exist (documents before the others),
 * else the files. Existing topics keep their number in any case. Kafka cannot take partitions away,
 * and with more of them ids would get other home partitions than those where their state is.
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

  /** What to create of a topic that is missing. */
  TopicDeclaration fit(TopicDeclaration topic) {
    return topic.role().copartitioned() ? topic.withPartitions(partitions) : topic;
  }

  /** The steps that the partitions of an existing topic call for. */
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

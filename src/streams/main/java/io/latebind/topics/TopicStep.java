package io.latebind.topics;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** A step of a {@link TopicPlan}: something to do about a topic, or the reason not to. */
public sealed interface TopicStep {
  /** The topic's name in the cluster. */
  String topic();

  /**
   * The topic is missing.
   *
   * @param declaration what to create, with the number of partitions that fits the others
   */
  record Create(TopicDeclaration declaration) implements TopicStep {
    @Override
    public String topic() {
      return declaration.name();
    }
  }

  /**
   * Settings differ, and can be changed without losing a record.
   *
   * @param changes the changes by setting
   */
  record ChangeConfig(String topic, Map<String, Change> changes) implements TopicStep {
    /** Sorts the changes. */
    public ChangeConfig {
      changes = Collections.unmodifiableMap(new TreeMap<>(changes));
    }
  }

  /**
   * The topic cannot be made what it should be, and Latebind must not run on it.
   *
   * @param reason what is wrong, as a sentence
   * @param advice what to do, as a sentence
   */
  record Refuse(String topic, String reason, String advice) implements TopicStep {}

  /**
   * The topic differs in a way that does no harm.
   *
   * @param text what differs, as a sentence
   */
  record Note(String topic, String text) implements TopicStep {}

  /** The topic is as it should be. */
  record Keep(String topic) implements TopicStep {}

  /**
   * The values of a setting.
   *
   * @param from the value in the cluster now
   * @param to the declared value
   */
  record Change(String from, String to) {}
}

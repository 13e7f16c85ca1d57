package io.latebind.topics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compares a topic's declared settings with those in effect. What is not declared is not compared.
 */
final class TopicSettings {
  private static final String CLEANUP_POLICY = "cleanup.policy";

  /** Settings of which a higher value may stay: nothing is lost by it. */
  private static final Set<String> ROOMS =
      Set.of("retention.ms", "retention.bytes", "delete.retention.ms", "max.message.bytes");

  private TopicSettings() {}

  /** The steps that the settings call for; none when all are as declared. */
  static List<TopicStep> compare(Map<String, String> declared, ActualTopic actual) {
    List<TopicStep> steps = new ArrayList<>();
    Map<String, TopicStep.Change> changes = new TreeMap<>();
    declared.forEach(
        (key, to) -> {
          String from = actual.configs().getOrDefault(key, "");
          if (from.equals(to)) {
            return;
          }
          if (key.equals(CLEANUP_POLICY)) {
            steps.add(refusePolicy(actual.name(), from, to));
          } else if (ROOMS.contains(key) && isRoomier(from, to)) {
            steps.add(new TopicStep.Note(actual.name(), roomier(key, from, to)));
          } else {
            changes.put(key, new TopicStep.Change(from, to));
          }
        });
    if (!changes.isEmpty()) {
      steps.add(new TopicStep.ChangeConfig(actual.name(), changes));
    }
    return steps;
  }

  private static TopicStep refusePolicy(String topic, String from, String to) {
    return new TopicStep.Refuse(
        topic,
        "Its cleanup.policy is %s and must be %s.".formatted(from, to),
        ("Changing it deletes records, and it may have lost some already, so Latebind does not. Use"
             + " another topic prefix, or, when its records can go, run: kafka-configs.sh --alter"
             + " --topic %s --add-config cleanup.policy=%s")
            .formatted(topic, to));
  }

  private static String roomier(String key, String from, String to) {
    return "Its %s is %s, more than the declared %s, and stays.".formatted(key, from, to);
  }

  /** The one of two values that leaves more room. */
  static String roomier(String one, String other) {
    return isRoomier(other, one) ? other : one;
  }

  private static boolean isRoomier(String from, String to) {
    try {
      return room(from) > room(to);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** Kafka writes "no limit" as -1. */
  private static long room(String value) {
    long number = Long.parseLong(value);
    return number < 0 ? Long.MAX_VALUE : number;
  }
}

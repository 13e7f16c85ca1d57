package io.latebind.topics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A file with the declaration of one topic. It is parsed and validated; every error names the file
 * and says what to write instead.
 *
 * @param role the topic's role in Latebind
 * @param place where the text comes from, for messages
 * @param text the YAML
 */
record TopicFile(TopicRole role, String place, String text) {
  private static final Set<String> KEYS =
      Set.of("name", "partitions", "replicationFactor", "configs");

  /** The declaration in the file, without overrides. */
  TopicDeclaration parse() {
    Map<String, Object> fields = mapping(load(), "the file");
    if (!KEYS.containsAll(fields.keySet())) {
      Set<String> unknown = new TreeSet<>(fields.keySet());
      unknown.removeAll(KEYS);
      throw complaint("it has unknown keys " + unknown, "the keys are " + new TreeSet<>(KEYS));
    }
    int partitions = integer(fields, "partitions", 1, 100_000);
    int replicas = integer(fields, "replicationFactor", -1, Short.MAX_VALUE);
    if (replicas == 0) {
      throw complaint("replicationFactor is 0", "write -1 for the cluster's default, or 1 or more");
    }
    TopicDeclaration topic =
        new TopicDeclaration(role, name(fields), partitions, (short) replicas, configs(fields));
    requireIndispensable(topic);
    return topic;
  }

  private @Nullable Object load() {
    try {
      return new Load(LoadSettings.builder().setLabel(place).build()).loadFromString(text);
    } catch (YamlEngineException e) {
      throw new ClusterException(place + " is not YAML: " + e.getMessage(), e);
    }
  }

  private Map<String, Object> mapping(@Nullable Object node, String what) {
    if (!(node instanceof Map<?, ?> map)) {
      throw complaint(what + " is no mapping", "write it as `key: value` lines");
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    map.forEach((key, value) -> fields.put(String.valueOf(key), value == null ? "" : value));
    return fields;
  }

  private String name(Map<String, Object> fields) {
    if (fields.get("name") instanceof String name && !name.isEmpty()) {
      return name;
    }
    throw complaint("it has no name", "add `name: " + role.title() + "`");
  }

  private int integer(Map<String, Object> fields, String key, int min, int max) {
    if (fields.get(key) instanceof Integer value && value >= min && value <= max) {
      return value;
    }
    String given = fields.containsKey(key) ? key + " is " + fields.get(key) : "it has no " + key;
    throw complaint(given, "write a whole number from " + min + " to " + max);
  }

  private Map<String, String> configs(Map<String, Object> fields) {
    Map<String, String> configs = new LinkedHashMap<>();
    mapping(fields.getOrDefault("configs", Map.of()), "configs")
        .forEach(
            (key, value) -> {
              if (value instanceof Map || value instanceof Iterable) {
                throw complaint("configs." + key + " is nested", "write one plain value");
              }
              configs.put(key, String.valueOf(value));
            });
    return configs;
  }

  /** The settings without which records would be lost. */
  private Map<String, String> indispensable() {
    return switch (role) {
      case DOCUMENTS, ENTRIES -> Map.of("cleanup.policy", "compact");
      case REINDEX ->
          Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1");
      case DEAD_LETTERS -> Map.of("cleanup.policy", "delete");
    };
  }

  private void requireIndispensable(TopicDeclaration topic) {
    indispensable()
        .forEach(
            (key, value) -> {
              if (!value.equals(topic.configs().get(key))) {
                throw complaint(
                    "configs." + key + " is " + topic.configs().getOrDefault(key, "missing"),
                    "write `" + key + ": " + value + "`; with anything else records would be lost");
              }
            });
  }

  private ClusterException complaint(String problem, String advice) {
    return new ClusterException(place + ": " + problem + "; " + advice + ".");
  }
}

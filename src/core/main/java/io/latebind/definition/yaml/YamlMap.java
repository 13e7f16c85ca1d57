package io.latebind.definition.yaml;

import io.latebind.definition.text.Diagnostics;
import io.latebind.definition.text.Quote;
import io.latebind.definition.text.Suggestion;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Checked access to YAML nodes. Values that do not fit are reported, and read as absent. */
record YamlMap(Map<String, Entry> entries) {
  private static final Map<Tag, String> SCALAR_KINDS =
      Map.of(
          Tag.INT, "a number",
          Tag.FLOAT, "a number",
          Tag.BOOL, "a boolean",
          Tag.NULL, "empty");

  /** One key and its value. */
  record Entry(ScalarNode key, Node value) {
    String name() {
      return key.getValue();
    }
  }

  /** The entries of a mapping, in order, without duplicates. */
  static YamlMap of(MappingNode node, Diagnostics problems) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key && key.getTag().equals(Tag.STR)) {
        add(new Entry(key, tuple.getValueNode()), entries, problems);
      } else {
        reportKey(tuple.getKeyNode(), problems);
      }
    }
    return new YamlMap(entries);
  }

  private static void add(Entry entry, Map<String, Entry> entries, Diagnostics problems) {
    Entry first = entries.putIfAbsent(entry.name(), entry);
    if (first != null) {
      problems.at(
          entry.key(),
          Quote.text(entry.name()) + " occurs twice, first at " + problems.place(first.key()),
          "delete one of them");
    }
  }

  private static void reportKey(Node key, Diagnostics problems) {
    problems.at(
        key,
        "a name is a string, and this is " + kind(key),
        key instanceof ScalarNode scalar && !scalar.getValue().isEmpty()
            ? "write it in quotes: \"" + scalar.getValue() + "\""
            : "write a name, and a colon behind it");
  }

  /** The value of a key; null when the key is absent or nothing follows its colon. */
  @Nullable Node get(String key) {
    Entry entry = entries.get(key);
    return entry == null || isNothing(entry.value()) ? null : entry.value();
  }

  /** Where to report that a key has no value: at the key, or at the map that lacks it. */
  Node place(String key, Node map) {
    Entry entry = entries.get(key);
    return entry == null ? map : entry.key();
  }

  /**
   * Reports unknown keys.
   *
   * @param meant names that people write instead of a known one, each with a hint
   */
  void refuseOthers(Collection<String> known, Map<String, String> meant, Diagnostics problems) {
    for (Entry entry : entries.values()) {
      if (!known.contains(entry.name())) {
        String hint = meant.get(entry.name());
        problems.at(
            entry.key(),
            "unknown key " + Quote.text(entry.name()),
            hint == null ? Suggestion.among(known, entry.name()) : hint);
      }
    }
  }

  /** The string that {@code node} holds; null, after a report, when it holds something else. */
  static @Nullable ScalarNode string(Node node, String what, Diagnostics problems) {
    if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR)) {
      return scalar;
    }
    problems.at(node, what + " is a string, and this is " + kind(node), stringHint(node));
    return null;
  }

  private static String stringHint(Node node) {
    return switch (node) {
      case ScalarNode scalar ->
          scalar.getValue().isEmpty()
              ? "write a value behind the colon"
              : "write it in quotes: \"" + scalar.getValue() + "\"";
      case MappingNode map when isBraces(map) ->
          "braces at the beginning need quotes: \"{" + firstKey(map) + "}\"";
      default -> "write one string, without - or a name before it";
    };
  }

  private static boolean isBraces(MappingNode map) {
    return map.getValue().size() == 1
        && isNothing(map.getValue().getFirst().getValueNode())
        && map.getValue().getFirst().getKeyNode() instanceof ScalarNode;
  }

  private static String firstKey(MappingNode map) {
    return map.getValue().getFirst().getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
  }

  /** Whether a value is empty or null. */
  static boolean isNothing(Node node) {
    return node.getTag().equals(Tag.NULL);
  }

  /** What a node is, as a noun. */
  static String kind(Node node) {
    return switch (node) {
      case MappingNode map -> "a map";
      case SequenceNode list -> "a list";
      default -> SCALAR_KINDS.getOrDefault(node.getTag(), "a string");
    };
  }
}

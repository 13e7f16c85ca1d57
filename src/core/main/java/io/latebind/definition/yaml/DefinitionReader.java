package io.latebind.definition.yaml;

import io.latebind.definition.IndexNames;
import io.latebind.definition.path.IdPattern;
import io.latebind.definition.path.IdPatternParser;
import io.latebind.definition.path.IdPatterns;
import io.latebind.definition.text.Diagnostics;
import io.latebind.definition.text.SyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Checks one definition and compiles it. */
final class DefinitionReader {
  private static final List<String> KEYS = List.of("name", "from", "load", "fields");
  private static final Map<String, String> MEANT =
      Map.of(
          "index", "the name of the index is written as name: orders",
          "pattern", "the pattern of ids is written as from: orders/{n}",
          "source", "the pattern of ids is written as from: orders/{n}",
          "documents", "the pattern of ids is written as from: orders/{n}",
          "references", "what the index loads is written under load",
          "join", "what the index loads is written under load",
          "properties", "the fields are written under fields",
          "mappings", "the fields are written under fields");

  private final Diagnostics problems;
  private final Map<String, String> namesTaken;

  /**
   * A reader.
   *
   * @param namesTaken the names of the indexes read so far, and where each is defined
   */
  DefinitionReader(Diagnostics problems, Map<String, String> namesTaken) {
    this.problems = problems;
    this.namesTaken = namesTaken;
  }

  /** The index that {@code root} defines, or null when there is a problem. */
  @Nullable YamlIndex read(Node root) {
    if (!(root instanceof MappingNode mapping)) {
      problems.at(
          root,
          "a definition is a map, and this is " + YamlMap.kind(root),
          "begin with name: orders, from: orders/{n} and fields:");
      return null;
    }
    int before = problems.found().size();
    YamlMap map = YamlMap.of(mapping, problems);
    map.refuseOthers(KEYS, MEANT, problems);
    String name = name(map, mapping);
    List<IdPattern> patterns = patterns(map, mapping);
    List<String> variables = patterns.isEmpty() ? List.of() : patterns.getFirst().variables();
    LoadsReader loads = new LoadsReader(variables, problems);
    loads.read(map.get("load"));
    FieldsReader fields = new FieldsReader(loads.names(), problems);
    List<FieldPlan> fieldPlans = fields.read(map.place("fields", mapping), map.get("fields"));
    return problems.found().size() > before || name == null
        ? null
        : new YamlIndex(name, new IdPatterns(patterns), loads.plans(fieldPlans), fieldPlans);
  }

  private @Nullable String name(YamlMap map, MappingNode mapping) {
    Node node = map.get("name");
    if (node == null) {
      problems.at(map.place("name", mapping), "the index has no name", "write name: orders");
      return null;
    }
    ScalarNode scalar = YamlMap.string(node, "the name of an index", problems);
    if (scalar == null) {
      return null;
    }
    String name = scalar.getValue();
    String problem = IndexNames.problem(name);
    if (problem != null) {
      problems.at(scalar, problem, IndexNames.hint(name));
      return null;
    }
    String other = namesTaken.putIfAbsent(name, problems.place(scalar));
    if (other != null) {
      problems.at(
          scalar,
          "another index is called " + name + " already, at " + other,
          "choose another name");
    }
    return name;
  }

  private List<IdPattern> patterns(YamlMap map, MappingNode mapping) {
    Node node = map.get("from");
    if (node == null) {
      problems.at(
          map.place("from", mapping),
          "the index has no from",
          "write the ids it covers, as from: orders/{n}");
      return List.of();
    }
    List<IdPattern> patterns = new ArrayList<>();
    for (Node each : node instanceof SequenceNode list ? list.getValue() : List.of(node)) {
      ScalarNode scalar = YamlMap.string(each, "a pattern of ids", problems);
      if (scalar != null) {
        addPattern(scalar, patterns);
      }
    }
    if (patterns.isEmpty() && node instanceof SequenceNode list && list.getValue().isEmpty()) {
      problems.at(node, "the list of patterns is empty", "write from: orders/{n}");
    }
    return patterns;
  }

  private void addPattern(ScalarNode scalar, List<IdPattern> patterns) {
    try {
      IdPattern pattern = IdPatternParser.parse(scalar.getValue());
      List<String> variables =
          patterns.isEmpty() ? pattern.variables() : patterns.getFirst().variables();
      if (!new HashSet<>(variables).equals(new HashSet<>(pattern.variables()))) {
        problems.at(
            scalar,
            "the patterns have different variables: " + variables + " and " + pattern.variables(),
            "give all patterns of an index the same variables");
      }
      patterns.add(pattern.listing(variables));
    } catch (SyntaxException mistake) {
      problems.at(scalar, mistake);
    }
  }
}

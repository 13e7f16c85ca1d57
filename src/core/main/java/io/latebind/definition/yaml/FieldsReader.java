package io.latebind.definition.yaml;

import io.latebind.definition.path.FieldPath;
import io.latebind.definition.path.NameResolver;
import io.latebind.definition.path.PathParser;
import io.latebind.definition.text.Diagnostics;
import io.latebind.definition.text.SyntaxException;
import io.latebind.definition.type.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Checks the fields of one definition and compiles them. */
final class FieldsReader {
  private static final Map<String, String> MEANT =
      Map.of(
          "from", "where the value comes from is written as path",
          "source", "where the value comes from is written as path",
          "value", "where the value comes from is written as path",
          "field", "where the value comes from is written as path",
          "dims", "did you mean dimensions?",
          "dim", "did you mean dimensions?",
          "size", "did you mean dimensions?",
          "metric", "did you mean similarity?",
          "distance", "did you mean similarity?",
          "pattern", "how a date is written is its format");

  private final NameResolver names;
  private final Diagnostics problems;
  private final TypeReader types;

  FieldsReader(NameResolver names, Diagnostics problems) {
    this.names = names;
    this.problems = problems;
    this.types = new TypeReader(problems);
  }

  /**
   * The fields, in order, without those that have a problem.
   *
   * @param definition where missing fields are reported
   * @param node the value of {@code fields}; null when there is none
   */
  List<FieldPlan> read(Node definition, @Nullable Node node) {
    if (node == null) {
      problems.at(
          definition, "the index has no fields", "write fields: and under it total: double");
      return List.of();
    }
    if (!(node instanceof MappingNode mapping)) {
      problems.at(
          node,
          "fields is a map of names to types, and this is " + YamlMap.kind(node),
          "write under it a line for each field, as total: double");
      return List.of();
    }
    if (mapping.getValue().isEmpty()) {
      problems.at(node, "the index has no fields", "write at least one, as total: double");
    }
    List<FieldPlan> plans = new ArrayList<>();
    for (YamlMap.Entry entry : YamlMap.of(mapping, problems).entries().values()) {
      FieldPlan plan = FieldNameCheck.isGood(entry, problems) ? field(entry) : null;
      if (plan != null) {
        plans.add(plan);
      }
    }
    return plans;
  }

  private @Nullable FieldPlan field(YamlMap.Entry entry) {
    if (!(entry.value() instanceof MappingNode mapping)) {
      FieldType type = types.shorthand(entry);
      FieldPath path = path(entry.key());
      return type == null || path == null ? null : plan(entry.key(), entry.name(), type, path);
    }
    YamlMap options = YamlMap.of(mapping, problems);
    options.refuseOthers(TypeReader.KEYS, MEANT, problems);
    FieldType type = types.read(entry.key(), options);
    Node written = options.get("path");
    if (written == null) {
      return withoutPath(entry, options, type);
    }
    ScalarNode node = YamlMap.string(written, "a path", problems);
    FieldPath path = node == null ? null : path(node);
    return type == null || path == null || node == null
        ? null
        : plan(node, entry.name(), type, path);
  }

  /** Without a path, the field's name is the path. */
  private @Nullable FieldPlan withoutPath(
      YamlMap.Entry entry, YamlMap options, @Nullable FieldType type) {
    YamlMap.Entry empty = options.entries().get("path");
    if (empty != null) {
      problems.at(
          empty.key(), "the path is empty", "write where the value comes from, as customer.name");
      return null;
    }
    FieldPath path = path(entry.key());
    return type == null || path == null ? null : plan(entry.key(), entry.name(), type, path);
  }

  private @Nullable FieldPath path(ScalarNode node) {
    try {
      return names.resolve(PathParser.parse(node.getValue()));
    } catch (SyntaxException mistake) {
      problems.at(node, mistake);
      return null;
    }
  }

  private @Nullable FieldPlan plan(ScalarNode node, String name, FieldType type, FieldPath path) {
    if (!(type instanceof FieldType.VectorType) || !path.several()) {
      return new FieldPlan(name, type, path);
    }
    problems.at(
        node,
        "a vector is one array of numbers, and " + path + " gives several values",
        path.listSteps() == path.steps().size() && path.listSteps() > 0
            ? "write the path without [] at its end: a vector takes the array itself"
            : "take the vector from the document itself or from a load that finds one document");
    return null;
  }
}

package io.latebind.definition.yaml;

import io.latebind.definition.path.FieldPath;
import io.latebind.definition.path.FieldPath.Root;
import io.latebind.definition.path.NameResolver;
import io.latebind.definition.path.Template;
import io.latebind.definition.path.TemplateParser;
import io.latebind.definition.path.TemplateText;
import io.latebind.definition.text.Diagnostics;
import io.latebind.definition.text.Quote;
import io.latebind.definition.text.SyntaxException;
import io.latebind.index.Projection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Checks the loads of one definition, puts them in order and compiles them. */
final class LoadsReader {
  private static final int LONGEST_NAME = 100;

  /** A load as written. */
  private record Written(YamlMap.Entry entry, ScalarNode node, TemplateText template) {}

  private final List<String> variables;
  private final Diagnostics problems;
  private final Map<String, Root.Loaded> known = new HashMap<>();
  private final Map<String, Template> templates = new LinkedHashMap<>();

  /**
   * A reader.
   *
   * @param variables the variables of the index's pattern
   */
  LoadsReader(List<String> variables, Diagnostics problems) {
    this.variables = variables;
    this.problems = problems;
  }

  /** Reads the value of {@code load}; null when there is none. */
  void read(@Nullable Node node) {
    if (node instanceof MappingNode mapping) {
      compile(written(YamlMap.of(mapping, problems)));
    } else if (node != null) {
      problems.at(
          node,
          "load is a map of names to templates, and this is " + YamlMap.kind(node),
          "write under it a line for each load, as customer: \"{customerId}\"");
    }
  }

  /** The resolver for the first names of paths. */
  NameResolver names() {
    return new NameResolver(variables, known);
  }

  /** The plans, in order, with the projections that the fields and other loads need. */
  List<LoadPlan> plans(List<FieldPlan> fields) {
    List<List<List<String>>> reads = new ArrayList<>();
    templates.forEach((name, template) -> reads.add(new ArrayList<>()));
    Stream<FieldPath> paths =
        Stream.concat(
            templates.values().stream().flatMap(Template::paths),
            fields.stream().map(FieldPlan::path));
    paths.forEach(
        path -> {
          if (path.root() instanceof Root.Loaded(int index, boolean several)) {
            reads.get(index).add(path.names());
          }
        });
    List<LoadPlan> plans = new ArrayList<>();
    templates.forEach(
        (name, template) ->
            plans.add(new LoadPlan(name, template, Projection.of(reads.get(plans.size())))));
    return plans;
  }

  private Map<String, Written> written(YamlMap map) {
    Map<String, Written> loads = new LinkedHashMap<>();
    for (YamlMap.Entry entry : map.entries().values()) {
      known.put(entry.name(), new Root.Loaded(0, false));
      checkName(entry);
      ScalarNode node = template(entry);
      if (node != null) {
        try {
          loads.put(entry.name(), new Written(entry, node, TemplateParser.parse(node.getValue())));
        } catch (SyntaxException mistake) {
          problems.at(node, mistake);
        }
      }
    }
    return loads;
  }

  private @Nullable ScalarNode template(YamlMap.Entry entry) {
    return YamlMap.string(entry.value(), "the template of a load", problems);
  }

  private void checkName(YamlMap.Entry entry) {
    String name = entry.name();
    if (name.startsWith("_")) {
      problems.at(
          entry.key(),
          "the load " + Quote.text(name) + " begins with _; such names are reserved",
          "choose another name");
    } else if (name.equals("this")) {
      problems.at(
          entry.key(),
          "a load cannot be called this, which means the document",
          "choose another name");
    } else if (!name.matches("[A-Za-z][A-Za-z0-9_-]*") || name.length() > LONGEST_NAME) {
      problems.at(
          entry.key(),
          Quote.text(name) + " is no name for a load",
          "a name has at most "
              + LONGEST_NAME
              + " letters, digits, - and _, beginning with a letter");
    } else if (variables.contains(name)) {
      problems.at(
          entry.key(),
          "the load " + name + " has the name of a variable of the pattern",
          "rename one of them, so that a path means one thing");
    }
  }

  private void compile(Map<String, Written> written) {
    Map<String, Set<String>> uses = new LinkedHashMap<>();
    written.forEach((name, load) -> uses.put(name, uses(name, load, written.keySet())));
    LoadOrder order = LoadOrder.of(uses);
    order.cycles().forEach(cycle -> reportCycle(cycle, written));
    for (String name : order.order()) {
      Written load = written.get(name);
      if (load != null) {
        compile(name, load);
      }
    }
  }

  private Set<String> uses(String name, Written load, Set<String> loads) {
    Set<String> uses = new LinkedHashSet<>();
    for (TemplateText.Part.Hole hole : load.template().holes()) {
      String used = names().uses(hole.path(), name);
      if (used != null && loads.contains(used)) {
        uses.add(used);
      }
    }
    return uses;
  }

  private void reportCycle(List<String> cycle, Map<String, Written> written) {
    Written first = written.get(cycle.getFirst());
    if (first != null) {
      problems.at(
          first.entry().key(),
          "loads wait for each other: " + String.join(" -> ", cycle) + " -> " + cycle.getFirst(),
          "break the circle; this."
              + cycle.getLast()
              + " is the document's own field, not the load");
    }
  }

  private void compile(String name, Written load) {
    try {
      Template template = Template.of(load.template(), name, names());
      known.put(name, new Root.Loaded(templates.size(), template.several()));
      templates.put(name, template);
    } catch (SyntaxException mistake) {
      problems.at(load.node(), mistake);
    }
  }
}

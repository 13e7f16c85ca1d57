package io.latebind.definition.yaml;

import io.latebind.definition.text.Diagnostics;
import io.latebind.definition.text.Quote;
import io.latebind.definition.text.Suggestion;
import io.latebind.definition.text.SyntaxException;
import io.latebind.definition.type.Analyzer;
import io.latebind.definition.type.DateFormat;
import io.latebind.definition.type.FieldType;
import io.latebind.definition.type.Quantization;
import io.latebind.definition.type.Similarity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads the types of fields and their options. */
final class TypeReader {
  /** All keys that a field's map may have. */
  static final List<String> KEYS =
      List.of("path", "type", "analyzer", "format", "dimensions", "similarity", "quantization");

  private static final Map<String, String> OWNERS =
      Map.of(
          "analyzer", "text",
          "format", "date",
          "dimensions", "vector",
          "similarity", "vector",
          "quantization", "vector");
  private static final Map<String, String> MEANT =
      Map.ofEntries(
          Map.entry("string", "write keyword for a string as a whole, or text for its words"),
          Map.entry("str", "write keyword for a string as a whole, or text for its words"),
          Map.entry("id", "did you mean keyword?"),
          Map.entry("enum", "did you mean keyword?"),
          Map.entry("uuid", "did you mean keyword?"),
          Map.entry("int", "did you mean long?"),
          Map.entry("integer", "did you mean long?"),
          Map.entry("short", "did you mean long?"),
          Map.entry("number", "write long for whole numbers, or double"),
          Map.entry("float", "did you mean double?"),
          Map.entry("decimal", "did you mean double?"),
          Map.entry("timestamp", "did you mean date?"),
          Map.entry("datetime", "did you mean date?"),
          Map.entry("time", "did you mean date?"),
          Map.entry("instant", "did you mean date?"),
          Map.entry("embedding", "did you mean vector?"),
          Map.entry("dense_vector", "did you mean vector?"),
          Map.entry("array", "write the type of one element, and [] in the path"),
          Map.entry("list", "write the type of one element, and [] in the path"),
          Map.entry(
              "object", "write a field for each value in it, as city: { path: address.city, …"));

  private final Diagnostics problems;

  TypeReader(Diagnostics problems) {
    this.problems = problems;
  }

  /** Reads a type written as {@code total: double}. */
  @Nullable FieldType shorthand(YamlMap.Entry entry) {
    if (YamlMap.isNothing(entry.value())) {
      problems.at(
          entry.key(),
          "the field " + entry.name() + " has no type",
          "write one of " + String.join(", ", FieldType.NAMES));
      return null;
    }
    return type(entry.value(), new YamlMap(Map.of()));
  }

  /** Reads a type written as {@code { type: vector, dimensions: 3 }}. */
  @Nullable FieldType read(ScalarNode field, YamlMap options) {
    Node written = options.get("type");
    if (written == null) {
      problems.at(
          field,
          "the field " + field.getValue() + " has no type",
          "add type: with one of " + String.join(", ", FieldType.NAMES));
      return null;
    }
    return type(written, options);
  }

  private @Nullable FieldType type(Node written, YamlMap options) {
    if (!(written instanceof ScalarNode node) || !node.getTag().equals(Tag.STR)) {
      problems.at(
          written,
          "the type of a field is a string, and this is " + YamlMap.kind(written),
          "write one of " + String.join(", ", FieldType.NAMES));
      return null;
    }
    String name = node.getValue();
    if (!FieldType.NAMES.contains(name)) {
      String hint = MEANT.get(name);
      problems.at(
          node,
          "unknown type " + Quote.text(name),
          hint == null ? Suggestion.among(FieldType.NAMES, name) : hint);
      return null;
    }
    refuseOptionsOfOthers(name, options);
    return switch (name) {
      case "keyword" -> FieldType.KEYWORD;
      case "text" ->
          choice(options, "analyzer", Analyzer.values(), Analyzer::label)
              .map(FieldType::text)
              .orElse(FieldType.TEXT);
      case "boolean" -> FieldType.BOOLEAN;
      case "long" -> FieldType.LONG;
      case "double" -> FieldType.DOUBLE;
      case "date" -> date(options);
      default -> vector(node, options);
    };
  }

  private void refuseOptionsOfOthers(String type, YamlMap options) {
    OWNERS.keySet().stream()
        .sorted()
        .filter(option -> !type.equals(OWNERS.get(option)))
        .map(options.entries()::get)
        .forEach(
            entry -> {
              if (entry != null) {
                problems.at(
                    entry.key(),
                    entry.name()
                        + " is an option of "
                        + OWNERS.get(entry.name())
                        + ", not of "
                        + type,
                    "delete it, or write type: " + OWNERS.get(entry.name()));
              }
            });
  }

  private FieldType date(YamlMap options) {
    YamlMap.Entry written = options.entries().get("format");
    if (written == null) {
      return FieldType.DATE;
    }
    List<Node> nodes =
        written.value() instanceof SequenceNode list && !list.getValue().isEmpty()
            ? list.getValue()
            : List.of(written.value());
    List<DateFormat> formats = new ArrayList<>();
    for (Node node : nodes) {
      ScalarNode scalar = YamlMap.string(node, "a format", problems);
      if (scalar != null) {
        formats.addAll(formats(scalar));
      }
    }
    return new FieldType.DateType(formats);
  }

  private List<DateFormat> formats(ScalarNode node) {
    try {
      return DateFormat.parse(node.getValue());
    } catch (SyntaxException mistake) {
      problems.at(node, mistake);
      return List.of();
    }
  }

  private @Nullable FieldType vector(ScalarNode type, YamlMap options) {
    Optional<Similarity> similarity =
        choice(options, "similarity", Similarity.values(), Similarity::label);
    Optional<Quantization> quantization =
        choice(options, "quantization", Quantization.values(), Quantization::label);
    Node node = options.get("dimensions");
    if (node == null) {
      problems.at(
          type,
          "a vector needs its dimensions",
          "write { type: vector, dimensions: 384 } with the length of your arrays");
      return null;
    }
    Optional<Integer> dimensions = dimensions(node);
    if (dimensions.isEmpty()) {
      problems.at(
          node,
          "dimensions is a whole number from 1 to " + FieldType.VectorType.MAX_DIMENSIONS,
          "write the length of your arrays without quotes, as dimensions: 384");
      return null;
    }
    return FieldType.vector(
        dimensions.get(),
        similarity.orElse(Similarity.COSINE),
        quantization.orElse(Quantization.NONE));
  }

  private static Optional<Integer> dimensions(Node node) {
    return node instanceof ScalarNode scalar
            && scalar.getTag().equals(Tag.INT)
            && scalar.getValue().matches("[1-9][0-9]{0,3}")
            && Integer.parseInt(scalar.getValue()) <= FieldType.VectorType.MAX_DIMENSIONS
        ? Optional.of(Integer.valueOf(scalar.getValue()))
        : Optional.empty();
  }

  /** The value of an option; empty when it is absent, or wrong, which is reported. */
  private <T> Optional<T> choice(
      YamlMap options, String option, T[] values, Function<T, String> label) {
    Node node = options.get(option);
    ScalarNode scalar = node == null ? null : YamlMap.string(node, "the " + option, problems);
    if (scalar == null) {
      return Optional.empty();
    }
    Optional<T> chosen =
        Arrays.stream(values).filter(v -> label.apply(v).equals(scalar.getValue())).findFirst();
    if (chosen.isEmpty()) {
      List<String> labels = Arrays.stream(values).map(label).toList();
      problems.at(
          scalar,
          "unknown " + option + " " + Quote.text(scalar.getValue()),
          Suggestion.among(labels, scalar.getValue()));
    }
    return chosen;
  }
}

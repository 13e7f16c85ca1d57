package io.latebind.definition.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.latebind.definition.text.FieldErrors;
import io.latebind.definition.text.Quote;
import java.util.List;
import java.util.function.Consumer;

/**
 * A path with a resolved beginning: {@code customer.name}, {@code lines[].productId}, {@code n}.
 *
 * <p>It yields the values that are present, in order; nulls and missing fields are skipped. It also
 * skips values that it cannot go through: an array or an object in the way is reported as an error,
 * but a number, a string or a boolean is skipped silently, because a projection drops those, and a
 * path must find the same in a whole document as in a projection of it.
 *
 * @param root where it begins
 * @param start how the beginning is written: {@code this.}, {@code customer.} or nothing
 * @param steps where it goes from there; none for a variable
 */
public record FieldPath(Root root, String start, List<PathStep> steps) {
  /** Where a path begins. */
  public sealed interface Root {
    /** A variable of the pattern. */
    record Variable(int index) implements Root {}

    /** The document that is mapped. */
    record Self() implements Root {}

    /**
     * The documents that a load has found.
     *
     * @param index its place in the order of loads
     * @param several whether it can find more than one document
     */
    record Loaded(int index, boolean several) implements Root {}
  }

  /** Whether it yields an array. */
  public boolean several() {
    return listSteps() > 0 || (root instanceof Root.Loaded(int index, boolean several) && several);
  }

  /** The number of steps up to and including the last array; 0 when there is none. */
  public int listSteps() {
    for (int i = steps.size(); i > 0; i--) {
      if (steps.get(i - 1).arrays() > 0) {
        return i;
      }
    }
    return 0;
  }

  /** The names of the steps. */
  public List<String> names() {
    return steps.stream().map(PathStep::name).toList();
  }

  /** Reads all that the path yields. */
  public void read(Scope scope, Consumer<JsonNode> values, FieldErrors complaints) {
    read(scope, steps.size(), values, complaints);
  }

  /** Reads the values after the first {@code end} steps. */
  public void read(Scope scope, int end, Consumer<JsonNode> values, FieldErrors complaints) {
    switch (root) {
      case Root.Variable(int index) ->
          values.accept(TextNode.valueOf(scope.variables().get(index)));
      case Root.Self() -> walk(scope.self(), 0, end, values, complaints);
      case Root.Loaded(int index, boolean several) -> {
        for (ObjectNode document : scope.loaded().get(index)) {
          walk(document, 0, end, values, complaints);
        }
      }
    }
  }

  /**
   * Continues from {@code value}, which follows {@code at} steps, to the values after {@code end}.
   */
  void walk(JsonNode value, int at, int end, Consumer<JsonNode> values, FieldErrors complaints) {
    if (at == end) {
      values.accept(value);
    } else if (value instanceof ObjectNode object) {
      JsonNode next = object.get(steps.get(at).name());
      if (next != null) {
        enter(next, at, 0, end, values, complaints);
      }
    } else if (value instanceof ArrayNode) {
      complaints.add(arrayInTheWay(at));
    }
  }

  /**
   * Goes through the arrays of step {@code at}, of which {@code opened} have been entered already.
   */
  private void enter(
      JsonNode value,
      int at,
      int opened,
      int end,
      Consumer<JsonNode> values,
      FieldErrors complaints) {
    if (value.isNull()) {
      return;
    }
    if (opened == steps.get(at).arrays()) {
      walk(value, at + 1, end, values, complaints);
    } else if (value instanceof ArrayNode array) {
      for (JsonNode element : array) {
        enter(element, at, opened + 1, end, values, complaints);
      }
    } else if (value.isObject() || at == steps.size() - 1) {
      complaints.add(
          written(at, opened) + " is " + Quote.value(value) + "; [] goes through an array");
    }
  }

  /** The message about an array after the first {@code count} steps. */
  public String arrayInTheWay(int count) {
    String path = start + written(count);
    return path + " is an array; write " + path + "[] to go through it";
  }

  private String written(int count, int opened) {
    PathStep step = new PathStep(steps.get(count).name(), opened);
    return start + (count == 0 ? "" : written(count) + ".") + step;
  }

  private String written(int count) {
    return String.join(".", steps.subList(0, count).stream().map(PathStep::toString).toList());
  }

  /** The path in full; paths with the same text mean the same. */
  @Override
  public String toString() {
    return start + written(steps.size());
  }
}

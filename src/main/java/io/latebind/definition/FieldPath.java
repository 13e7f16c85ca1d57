package io.latebind.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.function.Consumer;

/**
 * A path that knows where it begins: {@code customer.name}, {@code lines[].productId}, {@code n}.
 *
 * <p>It yields what is present, in order; nulls and missing fields are skipped. What it meets on
 * its way and cannot go through it skips too, with a complaint where an array or an object is in
 * the way. A number, a string or a boolean in the way is skipped in silence: a projection drops
 * those, and a path has to find the same in a whole document as in a projection of it.
 *
 * @param root where it begins
 * @param start how the beginning is written: {@code this.}, {@code customer.} or nothing
 * @param steps where it goes from there; none for a variable
 */
record FieldPath(Root root, String start, List<Step> steps) {
  /** Where a path begins. */
  sealed interface Root {
    /** A variable of the pattern. */
    record Variable(int index) implements Root {}

    /** The document that is mapped. */
    record Self() implements Root {}

    /**
     * What a load has found.
     *
     * @param index its place in the order of loads
     * @param several whether it can find more than one document
     */
    record Loaded(int index, boolean several) implements Root {}
  }

  /** Whether it yields an array. */
  boolean several() {
    return listSteps() > 0 || (root instanceof Root.Loaded(int index, boolean several) && several);
  }

  /** How many steps it takes until the last array is behind it; 0 when it meets none. */
  int listSteps() {
    for (int i = steps.size(); i > 0; i--) {
      if (steps.get(i - 1).arrays() > 0) {
        return i;
      }
    }
    return 0;
  }

  /** The names of the steps. */
  List<String> names() {
    return steps.stream().map(Step::name).toList();
  }

  /** Reads all that the path yields. */
  void read(Scope scope, Consumer<JsonNode> values, Complaints complaints) {
    read(scope, steps.size(), values, complaints);
  }

  /** Reads what lies behind the first {@code end} steps. */
  void read(Scope scope, int end, Consumer<JsonNode> values, Complaints complaints) {
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

  /** Goes on from {@code value}, which lies behind {@code at} steps, to behind {@code end}. */
  void walk(JsonNode value, int at, int end, Consumer<JsonNode> values, Complaints complaints) {
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

  /** Goes through the arrays behind the name of step {@code at}, of which some are open already. */
  private void enter(
      JsonNode value,
      int at,
      int opened,
      int end,
      Consumer<JsonNode> values,
      Complaints complaints) {
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

  /** What to say about an array behind the first {@code count} steps. */
  String arrayInTheWay(int count) {
    String path = start + written(count);
    return path + " is an array; write " + path + "[] to go through it";
  }

  private String written(int count, int opened) {
    Step step = new Step(steps.get(count).name(), opened);
    return start + (count == 0 ? "" : written(count) + ".") + step;
  }

  private String written(int count) {
    return String.join(".", steps.subList(0, count).stream().map(Step::toString).toList());
  }

  /** The path in full; two paths that are written the same mean the same. */
  @Override
  public String toString() {
    return start + written(steps.size());
  }
}

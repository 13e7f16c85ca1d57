package io.latebind.definition.path;

import com.fasterxml.jackson.databind.JsonNode;
import io.latebind.definition.text.FieldErrors;
import io.latebind.definition.text.Quote;
import io.latebind.definition.text.SyntaxException;
import io.latebind.definition.type.ScalarText;
import io.latebind.document.DocumentIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the ids that a load asks for: {@code invoices/{n}}, {@code {lines[].productId}}.
 *
 * <p>A template without a list makes one id, or none if a value is missing. With a list, it makes
 * one id for each element that has all values, in order. An empty string counts as missing: {@code
 * customers/} is no customer. Paths through the same list may be combined in a template: {@code
 * {lines[].kind}/{lines[].id}} takes both values from the same element.
 */
public final class Template {
  /** A piece of a template. */
  sealed interface Part {
    /** Literal text of the id. */
    record Literal(String text) implements Part {}

    /** A path whose value goes into the id. */
    record Hole(FieldPath path) implements Part {}
  }

  private final List<Part> parts;
  private final @Nullable FieldPath list;

  private Template(List<Part> parts, @Nullable FieldPath list) {
    this.parts = parts;
    this.list = list;
  }

  /**
   * The template with its paths resolved.
   *
   * @param load the name of the load it belongs to
   */
  public static Template of(TemplateText text, String load, NameResolver names)
      throws SyntaxException {
    List<Part> parts = new ArrayList<>();
    FieldPath list = null;
    for (TemplateText.Part part : text.parts()) {
      switch (part) {
        case TemplateText.Part.Literal literal -> parts.add(new Part.Literal(literal.text()));
        case TemplateText.Part.Hole hole -> {
          FieldPath path = resolve(hole, load, names);
          parts.add(new Part.Hole(path));
          if (path.several()) {
            list = list == null ? path : sameList(list, path, hole.offset());
          }
        }
      }
    }
    return new Template(List.copyOf(parts), list);
  }

  private static FieldPath resolve(TemplateText.Part.Hole hole, String load, NameResolver names)
      throws SyntaxException {
    try {
      return names.resolve(hole.path(), load);
    } catch (SyntaxException mistake) {
      throw mistake.shifted(hole.offset());
    }
  }

  private static FieldPath sameList(FieldPath list, FieldPath path, int offset)
      throws SyntaxException {
    if (!listOf(list).equals(listOf(path))) {
      throw new SyntaxException(
          offset,
          "the template goes through two lists, " + list + " and " + path,
          "write two loads; a template can take several values only from the same elements, as"
              + " {lines[].kind}/{lines[].id}");
    }
    return list;
  }

  private static FieldPath listOf(FieldPath path) {
    return new FieldPath(
        path.root(), path.start(), List.copyOf(path.steps().subList(0, path.listSteps())));
  }

  /** Whether it can make more than one id. */
  public boolean several() {
    return list != null;
  }

  /** The paths in it. */
  public Stream<FieldPath> paths() {
    return parts.stream()
        .filter(Part.Hole.class::isInstance)
        .map(part -> ((Part.Hole) part).path());
  }

  /** The ids, each valid, in order and with duplicates. */
  public List<String> ids(Scope scope, FieldErrors complaints) {
    if (list == null) {
      return id(scope, null, complaints).map(List::of).orElseGet(List::of);
    }
    List<String> ids = new ArrayList<>();
    list.read(
        scope,
        list.listSteps(),
        element -> id(scope, element, complaints).ifPresent(ids::add),
        complaints);
    return ids;
  }

  private Optional<String> id(Scope scope, @Nullable JsonNode element, FieldErrors complaints) {
    StringBuilder id = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Part.Literal literal -> id.append(literal.text());
        case Part.Hole(FieldPath path) -> {
          String value = value(path, scope, element, complaints);
          if (value == null) {
            return Optional.empty();
          }
          id.append(value);
        }
      }
    }
    return checked(id.toString(), complaints);
  }

  private static Optional<String> checked(String id, FieldErrors complaints) {
    String problem = DocumentIds.problem(id);
    if (problem != null) {
      complaints.add("the id " + Quote.text(id) + " " + problem);
    }
    return problem == null ? Optional.of(id) : Optional.empty();
  }

  /** The value for a hole, or null when it is missing. */
  private static @Nullable String value(
      FieldPath path, Scope scope, @Nullable JsonNode element, FieldErrors complaints) {
    StringBuilder text = new StringBuilder();
    boolean[] found = new boolean[1];
    Consumer<JsonNode> collect = value -> found[0] = append(text, path, value, complaints);
    if (element != null && path.several()) {
      path.walk(element, path.listSteps(), path.steps().size(), collect, complaints);
    } else {
      path.read(scope, collect, complaints);
    }
    return found[0] ? text.toString() : null;
  }

  private static boolean append(
      StringBuilder text, FieldPath path, JsonNode value, FieldErrors complaints) {
    return switch (value.getNodeType()) {
      case STRING, NUMBER, BOOLEAN -> append(text, ScalarText.of(value), path, value, complaints);
      case ARRAY -> {
        complaints.add(path.arrayInTheWay(path.steps().size()));
        yield false;
      }
      case OBJECT -> {
        complaints.add(path + " is an object; an id is made of strings and numbers");
        yield false;
      }
      case NULL, MISSING, BINARY, POJO -> false;
    };
  }

  private static boolean append(
      StringBuilder text,
      Optional<String> scalar,
      FieldPath path,
      JsonNode value,
      FieldErrors complaints) {
    scalar.ifPresentOrElse(
        text::append,
        () -> complaints.add(path + " is " + Quote.value(value) + "; " + ScalarText.TOO_LONG));
    return scalar.isPresent() && !scalar.get().isEmpty();
  }

  /** The template in full; templates with the same text make the same ids. */
  @Override
  public String toString() {
    return parts.stream()
        .map(
            part ->
                switch (part) {
                  case Part.Literal literal -> literal.text();
                  case Part.Hole(FieldPath path) -> "{" + path + "}";
                })
        .collect(Collectors.joining());
  }
}

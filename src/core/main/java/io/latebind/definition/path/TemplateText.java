package io.latebind.definition.path;

import java.util.List;

/** A template as written, before its paths are resolved. */
public record TemplateText(List<Part> parts) {
  /** A piece of a template. */
  public sealed interface Part {
    /** Literal text of the id. */
    record Literal(String text) implements Part {}

    /**
     * A path whose value goes into the id.
     *
     * @param offset where in the template it begins
     */
    record Hole(PathText path, int offset) implements Part {}
  }

  /** The holes, in order. */
  public List<Part.Hole> holes() {
    return parts.stream().filter(Part.Hole.class::isInstance).map(Part.Hole.class::cast).toList();
  }
}

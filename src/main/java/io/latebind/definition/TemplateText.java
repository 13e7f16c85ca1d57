package io.latebind.definition;

import java.util.List;

/** A template as it is written, before it is known what its paths mean. */
record TemplateText(List<Part> parts) {
  /** A piece of a template. */
  sealed interface Part {
    /** Text that goes into the id as it is. */
    record Literal(String text) implements Part {}

    /**
     * A path whose value goes into the id.
     *
     * @param offset where in the template it begins
     */
    record Hole(PathText path, int offset) implements Part {}
  }

  /** The holes, in order. */
  List<Part.Hole> holes() {
    return parts.stream().filter(Part.Hole.class::isInstance).map(Part.Hole.class::cast).toList();
  }
}

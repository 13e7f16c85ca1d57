package io.latebind.definition.path;

import java.util.List;

/**
 * A path as written, before its first name is resolved.
 *
 * @param self whether it begins with {@code this.}, which is not a step
 * @param steps at least one
 */
public record PathText(boolean self, List<PathStep> steps) {
  PathStep first() {
    return steps.getFirst();
  }

  /** The names of the steps. */
  public List<String> names() {
    return steps.stream().map(PathStep::name).toList();
  }
}

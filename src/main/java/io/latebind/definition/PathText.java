package io.latebind.definition;

import java.util.List;

/**
 * A path as it is written, before it is known what its first name means.
 *
 * @param self whether {@code this.} stands in front, which is no step
 * @param steps at least one
 */
record PathText(boolean self, List<Step> steps) {
  Step first() {
    return steps.getFirst();
  }

  /** The names of the steps. */
  List<String> names() {
    return steps.stream().map(Step::name).toList();
  }
}

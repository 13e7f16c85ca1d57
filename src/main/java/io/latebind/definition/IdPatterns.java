package io.latebind.definition;

import java.util.List;

/**
 * The ids that an index covers: those of any of its patterns, which all have the same variables.
 * Where several match, the first counts.
 */
record IdPatterns(List<IdPattern> patterns) {
  /** The variables, in the order of {@link #match}. */
  List<String> variables() {
    return patterns.getFirst().variables();
  }

  /** The patterns as they were written. */
  List<String> texts() {
    return patterns.stream().map(IdPattern::toString).toList();
  }

  boolean matches(String id) {
    for (IdPattern pattern : patterns) {
      if (pattern.matches(id)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The values of the variables.
   *
   * @throws IllegalArgumentException when no pattern matches
   */
  List<String> match(String id) {
    for (IdPattern pattern : patterns) {
      List<String> values = pattern.match(id);
      if (values != null) {
        return values;
      }
    }
    throw new IllegalArgumentException("The id " + Quote.text(id) + " matches none of " + texts());
  }
}

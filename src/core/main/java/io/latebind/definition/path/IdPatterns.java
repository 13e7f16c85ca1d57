package io.latebind.definition.path;

import io.latebind.definition.text.Quote;
import java.util.List;

/**
 * The id patterns of an index, which covers the ids that match any of them. All have the same
 * variables; if several match, the first counts.
 */
public record IdPatterns(List<IdPattern> patterns) {
  /** The variables, in the order of {@link #match}. */
  List<String> variables() {
    return patterns.getFirst().variables();
  }

  /** The patterns as they were written. */
  public List<String> texts() {
    return patterns.stream().map(IdPattern::toString).toList();
  }

  public boolean matches(String id) {
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
  public List<String> match(String id) {
    for (IdPattern pattern : patterns) {
      List<String> values = pattern.match(id);
      if (values != null) {
        return values;
      }
    }
    throw new IllegalArgumentException("The id " + Quote.text(id) + " matches none of " + texts());
  }
}

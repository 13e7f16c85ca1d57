package io.latebind.definition;

import java.util.List;
import java.util.stream.Collectors;

/** Definitions with mistakes. The message has a line for each {@link Problem}. */
public final class DefinitionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** As many problems as a message lists. */
  private static final int LISTED = 100;

  private final transient List<Problem> problems;

  /** An exception for these problems; there is at least one. */
  public DefinitionException(List<Problem> problems) {
    super(message(problems));
    this.problems = List.copyOf(problems);
  }

  /** All that is wrong, in the order of files and lines. */
  public List<Problem> problems() {
    return problems;
  }

  private static String message(List<Problem> problems) {
    String listed =
        problems.stream().limit(LISTED).map(Problem::toString).collect(Collectors.joining("\n"));
    return problems.size() <= LISTED
        ? listed
        : listed + "\n… and " + (problems.size() - LISTED) + " more";
  }
}

package io.latebind.definition;

import io.latebind.definition.text.Diagnostic;
import java.util.List;
import java.util.stream.Collectors;

/** Thrown for definitions with errors. The message has one line for each {@link Diagnostic}. */
public final class DefinitionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The most problems that a message lists. */
  private static final int LISTED = 100;

  private final transient List<Diagnostic> problems;

  /** An exception for these problems; there is at least one. */
  public DefinitionException(List<Diagnostic> problems) {
    super(message(problems));
    this.problems = List.copyOf(problems);
  }

  /** All problems, in the order of files and lines. */
  public List<Diagnostic> problems() {
    return problems;
  }

  private static String message(List<Diagnostic> problems) {
    String listed =
        problems.stream().limit(LISTED).map(Diagnostic::toString).collect(Collectors.joining("\n"));
    return problems.size() <= LISTED
        ? listed
        : listed + "\n… and " + (problems.size() - LISTED) + " more";
  }
}

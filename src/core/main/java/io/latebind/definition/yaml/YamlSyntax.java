package io.latebind.definition.yaml;

import io.latebind.definition.text.Diagnostics;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Reports YAML syntax errors in a user's words, with the likely fix. */
final class YamlSyntax {
  private YamlSyntax() {}

  static void report(MarkedYamlEngineException e, String text, Diagnostics problems) {
    String problem = String.valueOf(e.getProblem()).strip().replaceAll("\\s+", " ");
    String message = problem.replaceAll("\\.? ?\\(Do not use .*\\)", "");
    Optional<Mark> mark =
        beganEarlier(problem)
            ? e.getContextMark().or(e::getProblemMark)
            : e.getProblemMark().or(e::getContextMark);
    int line = mark.map(known -> known.getLine() + 1).orElse(1);
    int column = mark.map(known -> known.getColumn() + 1).orElse(1);
    problems.at(line, column, "this is not YAML: " + message, hint(problem, line(text, line)));
  }

  /**
   * Whether the parser detects the error only later, so that the beginning says more than the end.
   */
  private static boolean beganEarlier(String problem) {
    return problem.contains("end of stream")
        || problem.contains("<stream end>")
        || problem.contains("could not find expected ':'");
  }

  private static String line(String text, int line) {
    return text.lines().skip(line - 1L).findFirst().orElse("");
  }

  private static String hint(String problem, String line) {
    if (problem.contains("TAB")) {
      return "indent with spaces; YAML has no tabs";
    }
    if (problem.contains("could not find expected ':'")) {
      return "write a colon and a blank behind a name, as name: orders";
    }
    if (problem.contains("cannot start any token")) {
      return "a value that begins with this character needs quotes";
    }
    if (beganEarlier(problem)) {
      return "close what is opened here";
    }
    if (problem.contains("mapping values are not allowed")) {
      return "a value with a colon in it needs quotes; else look at the indentation";
    }
    return line.indexOf('{') >= 0
        ? "a value that begins with a brace needs quotes, as customer: \"{customerId}\""
        : "look at the indentation and the quotes here and on the line before";
  }
}

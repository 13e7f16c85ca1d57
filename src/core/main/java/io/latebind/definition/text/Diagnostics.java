package io.latebind.definition.text;

import java.util.List;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * The problems of one file, as they are found.
 *
 * @param file its name
 * @param found where they are collected, together with those of other files
 */
public record Diagnostics(String file, List<Diagnostic> found) {
  /** Reports a problem where {@code node} begins. */
  public void at(Node node, String message, String hint) {
    at(node.getStartMark().orElseThrow(), message, hint);
  }

  public void at(Mark mark, String message, String hint) {
    at(mark.getLine() + 1, mark.getColumn() + 1, message, hint);
  }

  public void at(int line, int column, String message, String hint) {
    found.add(new Diagnostic(file, line, column, message, hint));
  }

  /**
   * Reports an error inside a string: at its exact character, if the string is written literally.
   */
  public void at(ScalarNode node, SyntaxException mistake) {
    Mark start = node.getStartMark().orElseThrow();
    Mark end = node.getEndMark().orElseThrow();
    String text = node.getValue();
    int quote = node.isPlain() ? 0 : 1;
    boolean asItIs =
        start.getLine() == end.getLine()
            && end.getColumn() - start.getColumn()
                == text.codePointCount(0, text.length()) + 2 * quote;
    int offset = asItIs ? quote + text.codePointCount(0, mistake.offset()) : 0;
    at(start.getLine() + 1, start.getColumn() + 1 + offset, mistake.message(), mistake.hint());
  }

  /** The position of {@code node}, as messages about another place refer to it. */
  public String place(Node node) {
    return file + ":" + (node.getStartMark().orElseThrow().getLine() + 1);
  }
}

package io.latebind.definition.path;

import io.latebind.definition.text.Quote;
import io.latebind.definition.text.SyntaxException;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses paths: names separated by dots, {@code []} after a name that holds an array, and backticks
 * around a name with characters other than letters, digits and {@code _ - $ @ #}.
 */
public final class PathParser {
  private final String text;
  private int at;

  private PathParser(String text) {
    this.text = text;
  }

  /** Parses {@code text}. */
  public static PathText parse(String text) throws SyntaxException {
    return new PathParser(text).parse();
  }

  private PathText parse() throws SyntaxException {
    if (text.isBlank()) {
      throw new SyntaxException(
          0, "the path is empty", "write the name of a field, as customer.name");
    }
    if (text.startsWith("$.")) {
      throw new SyntaxException(
          0, "a path begins with a name, not with $", "write " + text.substring(2));
    }
    boolean mayBeSelf = text.charAt(0) != '`';
    List<PathStep> steps = new ArrayList<>();
    steps.add(step());
    while (at < text.length()) {
      if (text.charAt(at) != '.') {
        throw unexpected();
      }
      at++;
      steps.add(step());
    }
    return mayBeSelf && steps.getFirst().name().equals("this")
        ? self(steps)
        : new PathText(false, List.copyOf(steps));
  }

  private PathText self(List<PathStep> steps) throws SyntaxException {
    if (steps.size() == 1 || steps.getFirst().arrays() > 0) {
      throw new SyntaxException(
          0, "this means the whole document", "go on to a field of it, as this.name");
    }
    return new PathText(true, List.copyOf(steps.subList(1, steps.size())));
  }

  private PathStep step() throws SyntaxException {
    String name = at < text.length() && text.charAt(at) == '`' ? quotedName() : plainName();
    int arrays = 0;
    while (text.startsWith("[]", at)) {
      arrays++;
      at += 2;
    }
    return new PathStep(name, arrays);
  }

  private String plainName() throws SyntaxException {
    int start = at;
    while (at < text.length() && PathStep.isPlain(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    if (at > start) {
      return text.substring(start, at);
    }
    if (text.startsWith("[]", at)) {
      throw new SyntaxException(
          at, "[] stands without a name before it", "write [] behind the array's name: lines[].id");
    }
    if (at == text.length() || text.charAt(at) == '.') {
      throw new SyntaxException(
          at, "a name of the path is empty", "write a name on both sides of a dot");
    }
    throw unexpected();
  }

  private String quotedName() throws SyntaxException {
    int start = at;
    StringBuilder name = new StringBuilder();
    int end = text.indexOf('`', at + 1);
    while (end >= 0) {
      name.append(text, at + 1, end);
      at = end + 1;
      if (at == text.length() || text.charAt(at) != '`') {
        return nonEmpty(name.toString(), start);
      }
      name.append('`');
      end = text.indexOf('`', at + 1);
    }
    throw new SyntaxException(start, "a backtick is not closed", "write `…` around the name");
  }

  private static String nonEmpty(String name, int start) throws SyntaxException {
    if (name.isEmpty()) {
      throw new SyntaxException(
          start, "a name of the path is empty", "write a name into the backticks");
    }
    return name;
  }

  private SyntaxException unexpected() {
    int found = text.codePointAt(at);
    String character = Quote.text(Character.toString(found));
    return switch (found) {
      case '[' ->
          new SyntaxException(
              at, "only [] goes through an array", "write [] to go through all of its elements");
      case ']' ->
          new SyntaxException(at, "] without a [ before it", "write [] behind an array's name");
      case '{', '}' ->
          new SyntaxException(
              at,
              "a path has no braces",
              "write " + text.replace("{", "").replace("}", "") + " (braces are for templates)");
      case '*' ->
          new SyntaxException(
              at, "a path has no *", "write [] behind an array's name to go through it");
      case '+' ->
          new SyntaxException(
              at, "a path has no +", "the + of {n+} stands in the pattern only; write n");
      case '/' ->
          new SyntaxException(at, "a path has no /", "write a dot between names: " + dotted());
      default ->
          PathStep.isPlain(found) || found == '`'
              ? new SyntaxException(at, "a dot is missing before " + character, "write lines[].id")
              : new SyntaxException(
                  at,
                  "a path has no " + character,
                  "leave it out, or write backticks around a name that has it: `first name`");
    };
  }

  private String dotted() {
    String dotted = text.replace('/', '.');
    return dotted.startsWith(".") ? dotted.substring(1) : dotted;
  }
}

package io.latebind.definition.path;

import io.latebind.definition.path.IdPattern.Part;
import io.latebind.definition.text.Quote;
import io.latebind.definition.text.SyntaxException;
import io.latebind.document.DocumentIds;
import io.latebind.document.UnicodeText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Parses id patterns, such as {@code orders/{n}} and {@code files/{path+}.txt}. */
public final class IdPatternParser {
  private final String text;
  private final List<Part> parts = new ArrayList<>();
  private final List<String> variables = new ArrayList<>();

  private IdPatternParser(String text) {
    this.text = text;
  }

  /** Parses {@code text}. */
  public static IdPattern parse(String text) throws SyntaxException {
    return new IdPatternParser(text).parse();
  }

  private IdPattern parse() throws SyntaxException {
    if (text.isBlank()) {
      throw new SyntaxException(
          0, "the pattern is empty", "write the ids it covers, as orders/{n}");
    }
    if (UnicodeText.hasUnpairedSurrogate(text)) {
      throw new SyntaxException(
          0, "the pattern holds half of a surrogate pair", "write both halves");
    }
    int at = 0;
    while (at < text.length()) {
      at = text.charAt(at) == '{' ? variable(at) : literal(at);
    }
    checkThatIdsCanMatch();
    return new IdPattern(text, parts, variables);
  }

  private int literal(int start) throws SyntaxException {
    int at = start;
    while (at < text.length() && text.charAt(at) != '{') {
      if (text.charAt(at) == '}') {
        throw new SyntaxException(at, "} without a { before it", "write variables as {n}");
      }
      at++;
    }
    parts.add(new Part.Literal(text.substring(start, at)));
    return at;
  }

  private int variable(int start) throws SyntaxException {
    int end = text.indexOf('}', start);
    if (end < 0) {
      throw new SyntaxException(start, "{ without a } behind it", "write variables as {n}");
    }
    if (!parts.isEmpty() && parts.getLast() instanceof Part.Variable before) {
      throw new SyntaxException(
          start,
          "nothing stands between two variables, so where one ends is unclear",
          "write text between them, as {" + before.name() + "}/{…}");
    }
    String inside = text.substring(start + 1, end);
    boolean manySegments = inside.endsWith("+");
    String name = manySegments ? inside.substring(0, inside.length() - 1) : inside;
    checkName(start, inside, name);
    variables.add(name);
    parts.add(new Part.Variable(name, manySegments));
    return end + 1;
  }

  private void checkName(int start, String inside, String name) throws SyntaxException {
    if (inside.startsWith("{")) {
      throw new SyntaxException(
          start, "braces inside of braces", "write variables as {n}, with one pair");
    }
    if (name.isBlank()) {
      throw new SyntaxException(
          start, "a variable has no name", "write {n}, or {n+} for several segments");
    }
    if (!isIdentifier(name)) {
      throw new SyntaxException(
          start + 1, Quote.text(name) + " is no name for a variable", nameHint(name));
    }
    if (name.equals("this")) {
      throw new SyntaxException(
          start + 1,
          "a variable cannot be called this, which means the document",
          "choose another name");
    }
    if (variables.contains(name)) {
      throw new SyntaxException(
          start, "the variable " + name + " occurs twice", "give each variable its own name");
    }
  }

  private static String nameHint(String name) {
    if (isIdentifier(name.strip())) {
      return "leave the blanks out: {" + name.strip() + "}";
    }
    if (name.indexOf('+') >= 0 || name.indexOf('*') >= 0) {
      return "one + behind the name stands for one segment or more: {n+}";
    }
    return "a name has letters, digits and _, beginning with a letter: {n}";
  }

  private static boolean isIdentifier(String name) {
    return !name.isEmpty()
        && isAsciiLetter(name.charAt(0))
        && name.chars().allMatch(c -> isAsciiLetter(c) || (c >= '0' && c <= '9') || c == '_');
  }

  private static boolean isAsciiLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private void checkThatIdsCanMatch() throws SyntaxException {
    int shortest = variables.size();
    for (Part part : parts) {
      if (part instanceof Part.Literal literal) {
        shortest += literal.text().getBytes(StandardCharsets.UTF_8).length;
      }
    }
    if (shortest > DocumentIds.MAX_BYTES) {
      throw new SyntaxException(
          0,
          "no id can match: it would have at least " + shortest + " bytes",
          "an id has at most " + DocumentIds.MAX_BYTES + " bytes; write a shorter pattern");
    }
    if (variables.isEmpty() && text.indexOf('*') >= 0) {
      throw new SyntaxException(
          text.indexOf('*'),
          "* stands for itself here, and no variable is in the pattern",
          "write {n} for one segment, or {n+} for several: orders/{n}");
    }
  }
}

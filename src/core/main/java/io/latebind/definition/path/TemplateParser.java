package io.latebind.definition.path;

import io.latebind.definition.path.TemplateText.Part;
import io.latebind.definition.text.SyntaxException;
import io.latebind.document.DocumentIds;
import io.latebind.document.UnicodeText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Parses id templates: text with paths in braces, such as {@code invoices/{n}}. */
public final class TemplateParser {
  private final String text;
  private final List<Part> parts = new ArrayList<>();

  private TemplateParser(String text) {
    this.text = text;
  }

  /** Parses {@code text}. */
  public static TemplateText parse(String text) throws SyntaxException {
    return new TemplateParser(text).parse();
  }

  private TemplateText parse() throws SyntaxException {
    if (text.isBlank()) {
      throw new SyntaxException(
          0, "the template is empty", "write the id to load, as \"{customerId}\" or invoices/{n}");
    }
    if (UnicodeText.hasUnpairedSurrogate(text)) {
      throw new SyntaxException(
          0, "the template holds half of a surrogate pair", "write both halves");
    }
    int at = 0;
    while (at < text.length()) {
      at = text.charAt(at) == '{' ? hole(at) : literal(at);
    }
    checkLength();
    return new TemplateText(List.copyOf(parts));
  }

  private int literal(int start) throws SyntaxException {
    if (start > 0 && text.startsWith("[]", start)) {
      throw new SyntaxException(
          start,
          "[] stands outside of the braces",
          "write it behind the array's name: {lines[].id}");
    }
    int at = start;
    while (at < text.length() && text.charAt(at) != '{') {
      if (text.charAt(at) == '}') {
        throw new SyntaxException(at, "} without a { before it", "write paths as {customerId}");
      }
      at++;
    }
    parts.add(new Part.Literal(text.substring(start, at)));
    return at;
  }

  private int hole(int start) throws SyntaxException {
    int end = endOfHole(start);
    String inside = text.substring(start + 1, end);
    if (inside.isBlank()) {
      throw new SyntaxException(start, "{} holds no path", "write a path into it, as {customerId}");
    }
    if (inside.startsWith("{")) {
      throw new SyntaxException(
          start, "braces inside of braces", "write paths as {customerId}, with one pair");
    }
    try {
      parts.add(new Part.Hole(PathParser.parse(inside), start + 1));
    } catch (SyntaxException mistake) {
      throw mistake.shifted(start + 1);
    }
    return end + 1;
  }

  /** The position of the closing brace; backticks may enclose others. */
  private int endOfHole(int start) throws SyntaxException {
    boolean quoted = false;
    for (int at = start + 1; at < text.length(); at++) {
      char c = text.charAt(at);
      quoted ^= c == '`';
      if (c == '}' && !quoted) {
        return at;
      }
    }
    throw quoted
        ? new SyntaxException(start, "a backtick is not closed", "write `…` around the name")
        : new SyntaxException(start, "{ without a } behind it", "write paths as {customerId}");
  }

  private void checkLength() throws SyntaxException {
    int bytes = 0;
    for (Part part : parts) {
      if (part instanceof Part.Literal literal) {
        bytes += literal.text().getBytes(StandardCharsets.UTF_8).length;
      }
    }
    if (bytes > DocumentIds.MAX_BYTES) {
      throw new SyntaxException(
          0,
          "no document can have this id: it has at least " + bytes + " bytes",
          "an id has at most " + DocumentIds.MAX_BYTES + " bytes; write a shorter template");
    }
  }
}

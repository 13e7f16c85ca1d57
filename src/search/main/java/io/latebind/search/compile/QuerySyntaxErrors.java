package io.latebind.search.compile;

import io.latebind.definition.text.Quote;
import io.latebind.search.query.SearchException;
import io.latebind.search.query.SearchLimits;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.Token;

/** Creates the {@link SearchException} that says what is wrong with a query string, and where. */
final class QuerySyntaxErrors {
  private static final String ADVICE =
      "put \\ in front of a character that is meant as it stands, any of"
          + " + - && || ! ( ) { } [ ] ^ \" ~ * ? : \\, or the whole value in quotes";
  private static final String TIME_ADVICE =
      "in query syntax a time stands in quotes, as placedAt:\"2002-08-22T11:26:25Z\"";
  private static final Pattern HOUR = Pattern.compile("[0-9][Tt][0-9]{2}$");
  private static final Pattern MINUTE = Pattern.compile("^:[0-9]{2}");
  private static final Pattern COLUMN = Pattern.compile("column (\\d+)");

  private QuerySyntaxErrors() {}

  /** Rephrases Lucene's parse error. */
  static SearchException of(String text, ParseException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    if (cause instanceof ParseException parse && parse.currentToken != null) {
      Token next = parse.currentToken.next;
      return next == null || next.kind == 0
          ? at(text, Integer.MAX_VALUE, "it ends too early")
          : at(text, next.beginColumn, "nothing was expected there that begins so");
    }
    Matcher column = COLUMN.matcher(String.valueOf(cause.getMessage()));
    return column.find()
        ? at(text, Integer.parseInt(column.group(1)), "something is not closed, or not escaped")
        : new SearchException("The query " + Quote.text(text) + " cannot be read: " + ADVICE);
  }

  /** An error at a position, which is counted in the text with its slashes escaped. */
  private static SearchException at(String text, int position, String what) {
    int from = 0;
    for (int escaped = 0; from < text.length() && escaped < position; from++) {
      boolean pair = text.charAt(from) == '\\' && from + 1 < text.length();
      escaped += pair || text.charAt(from) == '/' ? 2 : 1;
      from += pair ? 1 : 0;
    }
    String rest = text.substring(from);
    boolean inTime = HOUR.matcher(text.substring(0, from)).find() && MINUTE.matcher(rest).find();
    String near = rest.isEmpty() ? "at its end" : "at " + Quote.text(rest);
    return new SearchException(
        "The query cannot be read from character "
            + (from + 1)
            + " on, "
            + near
            + ": "
            + what
            + "; "
            + (inTime ? TIME_ADVICE : ADVICE));
  }

  /**
   * Rejects texts whose parentheses would make the parser recurse too deeply. A scan cannot tell
   * for certain what is in quotes, so the number of all parentheses is bounded, too.
   */
  static void checkDepth(String text, SearchLimits limits) {
    int open = 0;
    int all = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '\\' -> i++;
        case '"' -> quoted = !quoted;
        case '(' -> {
          all++;
          open += quoted ? 0 : 1;
        }
        case ')' -> open -= quoted || open == 0 ? 0 : 1;
        default -> {}
      }
      if (open > limits.depth() || all > limits.clauses()) {
        throw open > limits.depth()
            ? tooMany("parentheses more than " + limits.depth() + " deep", "depth")
            : tooMany("more than " + limits.clauses() + " parentheses", "clauses");
      }
    }
  }

  private static SearchException tooMany(String what, String limit) {
    return new SearchException("The query has " + what + "; ask for less", limit);
  }
}

package io.latebind.contract;

import io.latebind.search.query.Clause;
import io.latebind.search.query.Clause.Bound;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.queryparser.classic.QueryParserBase;
import org.jspecify.annotations.Nullable;

/** Writes clauses in query syntax, those that it can say. */
final class Syntax {
  private Syntax() {}

  /** A text that means the clause; empty when there is none. */
  static Optional<String> of(Clause clause) {
    return switch (clause) {
      case Clause.MatchAll all -> Optional.of("*:*");
      case Clause.QueryString query -> Optional.empty();
      case Clause.Term term -> Optional.of(term.field() + ":" + quoted(term.value().asText()));
      case Clause.Terms terms -> Optional.empty();
      case Clause.Match match when match.all() -> Optional.empty();
      case Clause.Match match -> Optional.of(match.field() + ":(" + match.text() + ")");
      case Clause.Phrase phrase ->
          Optional.of(phrase.field() + ":" + quoted(phrase.text()) + "~" + phrase.slop());
      case Clause.Prefix prefix ->
          Optional.of(prefix.field() + ":" + QueryParserBase.escape(prefix.prefix()) + "*")
              .filter(text -> !text.contains(" "));
      case Clause.Wildcard wildcard -> Optional.of(wildcard.field() + ":" + wildcard.pattern());
      case Clause.Range range -> range(range);
      case Clause.Exists exists -> Optional.of(exists.field() + ":*");
      case Clause.Ids ids -> Optional.empty();
      case Clause.Bool bool -> bool(bool);
      case Clause.Boost boost -> of(boost.query()).map(query -> "(" + query + ")^" + boost.by());
    };
  }

  private static Optional<String> range(Clause.Range range) {
    String lower = end(range.lower());
    String upper = end(range.upper());
    if (lower.equals("\"\"") || upper.equals("\"\"")) {
      return Optional.empty();
    }
    String open = range.lower() == null || range.lower().inclusive() ? "[" : "{";
    String close = range.upper() == null || range.upper().inclusive() ? "]" : "}";
    return Optional.of(range.field() + ":" + open + lower + " TO " + upper + close);
  }

  private static String end(@Nullable Bound bound) {
    return bound == null ? "*" : quoted(bound.value().asText());
  }

  private static Optional<String> bool(Clause.Bool bool) {
    boolean plain = bool.must().isEmpty() && !bool.should().isEmpty();
    Stream<Clause> all =
        Stream.of(bool.must(), bool.should(), bool.mustNot()).flatMap(each -> each.stream());
    if (!bool.filter().isEmpty()
        || bool.minimumShouldMatch() != (plain ? 1 : 0)
        || all.map(Syntax::of).anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    String text =
        Stream.of(
                bool.must().stream().map(each -> "+(" + of(each).orElseThrow() + ")"),
                bool.should().stream().map(each -> "(" + of(each).orElseThrow() + ")"),
                bool.mustNot().stream().map(each -> "-(" + of(each).orElseThrow() + ")"))
            .flatMap(each -> each)
            .collect(Collectors.joining(" "));
    return Optional.of(text).filter(some -> !some.isEmpty());
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}

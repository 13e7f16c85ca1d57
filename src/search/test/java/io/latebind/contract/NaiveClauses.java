package io.latebind.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.search.query.Clause;
import io.latebind.search.query.Clause.Bound;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Looks at one entry after the other: whether a condition holds, and its score. */
final class NaiveClauses {
  private static final OptionalDouble NO = OptionalDouble.empty();
  private static final OptionalDouble CONSTANT = OptionalDouble.of(1);

  private final Ranking ranking;
  private final Map<String, Clause> meanings;

  NaiveClauses(Ranking ranking, Map<String, Clause> meanings) {
    this.ranking = ranking;
    this.meanings = meanings;
  }

  boolean holds(@Nullable Clause clause, String id, ObjectNode entry) {
    return clause == null || score(clause, id, entry).isPresent();
  }

  /** The score of an entry; empty when the condition does not hold. */
  OptionalDouble score(Clause clause, String id, ObjectNode entry) {
    return switch (clause) {
      case Clause.MatchAll all -> CONSTANT;
      case Clause.QueryString text ->
          score(Objects.requireNonNull(meanings.get(text.text()), text.text()), id, entry);
      case Clause.Term term -> term(term.field(), term.value(), entry);
      case Clause.Terms terms ->
          constant(
              terms.values().stream()
                  .anyMatch(value -> term(terms.field(), value, entry).isPresent()));
      case Clause.Match match -> match(match, entry);
      case Clause.Phrase phrase -> phrase(phrase, entry);
      case Clause.Prefix prefix -> prefix(prefix, entry);
      case Clause.Wildcard wildcard -> wildcard(wildcard, entry);
      case Clause.Range range ->
          any(range.field(), entry, value -> above(range, value) && below(range, value));
      case Clause.Exists exists -> constant(entry.has(exists.field()));
      case Clause.Ids ids -> constant(ids.ids().contains(id));
      case Clause.Bool bool -> bool(bool, id, entry);
      case Clause.Boost boost -> boost(boost, id, entry);
    };
  }

  private static OptionalDouble constant(boolean holds) {
    return holds ? CONSTANT : NO;
  }

  private static OptionalDouble any(String field, ObjectNode entry, Predicate<JsonNode> fits) {
    return constant(
        StreamSupport.stream(TextWords.several(entry.path(field)).spliterator(), false)
            .anyMatch(fits));
  }

  private OptionalDouble term(String field, JsonNode value, ObjectNode entry) {
    return switch (field) {
      case Schema.LONG, Schema.DOUBLE, Schema.DATE ->
          any(field, entry, each -> number(each).compareTo(number(value)) == 0);
      default -> terms(field, List.of(TextWords.normal(field, value.asText())), entry);
    };
  }

  private OptionalDouble terms(String field, List<String> terms, ObjectNode entry) {
    double score = 0;
    boolean found = false;
    for (String term : terms) {
      int times = Collections.frequency(Ranking.terms(field, entry), term);
      found |= times > 0;
      score += times == 0 ? 0 : ranking.score(field, List.of(term), times, entry);
    }
    return found ? OptionalDouble.of(score) : NO;
  }

  private OptionalDouble match(Clause.Match match, ObjectNode entry) {
    List<String> words = TextWords.of(match.field(), match.text());
    return match.all() && !Ranking.terms(match.field(), entry).containsAll(words)
        ? NO
        : terms(match.field(), words, entry);
  }

  private OptionalDouble phrase(Clause.Phrase phrase, ObjectNode entry) {
    List<String> words = TextWords.of(phrase.field(), phrase.text());
    Map<Integer, String> positions = TextWords.positions(phrase.field(), entry);
    if (phrase.slop() > 0) {
      return constant(loose(words, phrase.slop(), positions));
    }
    long times =
        positions.keySet().stream()
            .filter(at -> words.equals(Arrays.asList(positions.get(at), positions.get(at + 1))))
            .count();
    return times == 0 ? NO : OptionalDouble.of(ranking.score(phrase.field(), words, times, entry));
  }

  private static boolean loose(List<String> words, int slop, Map<Integer, String> positions) {
    return positions.keySet().stream()
        .filter(at -> words.getFirst().equals(positions.get(at)))
        .anyMatch(
            at ->
                positions.keySet().stream()
                    .filter(other -> words.getLast().equals(positions.get(other)))
                    .anyMatch(other -> Math.abs(other - 1 - at) <= slop));
  }

  private static OptionalDouble prefix(Clause.Prefix prefix, ObjectNode entry) {
    String start = TextWords.normal(prefix.field(), prefix.prefix());
    return constant(
        Ranking.terms(prefix.field(), entry).stream().anyMatch(term -> term.startsWith(start)));
  }

  private static OptionalDouble wildcard(Clause.Wildcard wildcard, ObjectNode entry) {
    String pattern = wildcard.pattern().replace("*", ".*").replace("?", ".");
    Pattern regex = Pattern.compile(TextWords.normal(wildcard.field(), pattern), Pattern.DOTALL);
    return constant(
        Ranking.terms(wildcard.field(), entry).stream()
            .anyMatch(term -> regex.matcher(term).matches()));
  }

  private static boolean above(Clause.Range range, JsonNode value) {
    Bound lower = range.lower();
    int order = lower == null ? 1 : compare(range.field(), value, lower.value());
    return order > 0 || (order == 0 && lower != null && lower.inclusive());
  }

  private static boolean below(Clause.Range range, JsonNode value) {
    Bound upper = range.upper();
    int order = upper == null ? -1 : compare(range.field(), value, upper.value());
    return order < 0 || (order == 0 && upper != null && upper.inclusive());
  }

  private static int compare(String field, JsonNode value, JsonNode bound) {
    return switch (field) {
      case Schema.KEYWORD -> Arrays.compareUnsigned(utf8(value), utf8(bound));
      case Schema.DOUBLE -> Double.compare(value.doubleValue(), bound.doubleValue());
      default -> number(value).compareTo(number(bound));
    };
  }

  private static byte[] utf8(JsonNode text) {
    return text.asText().getBytes(StandardCharsets.UTF_8);
  }

  private static BigDecimal number(JsonNode value) {
    return value.isNumber()
        ? value.decimalValue()
        : BigDecimal.valueOf(Instant.parse(value.asText()).toEpochMilli());
  }

  private OptionalDouble boost(Clause.Boost boost, String id, ObjectNode entry) {
    OptionalDouble score = score(boost.query(), id, entry);
    return score.isPresent() ? OptionalDouble.of(score.getAsDouble() * boost.by()) : NO;
  }

  private OptionalDouble bool(Clause.Bool bool, String id, ObjectNode entry) {
    if (bool.mustNot().stream().anyMatch(clause -> holds(clause, id, entry))
        || !bool.filter().stream().allMatch(clause -> holds(clause, id, entry))
        || !bool.must().stream().allMatch(clause -> holds(clause, id, entry))) {
      return NO;
    }
    List<Clause> fitting =
        bool.should().stream().filter(clause -> holds(clause, id, entry)).toList();
    return fitting.size() < bool.minimumShouldMatch()
        ? NO
        : OptionalDouble.of(sum(bool.must(), id, entry) + sum(fitting, id, entry));
  }

  private double sum(List<Clause> clauses, String id, ObjectNode entry) {
    return clauses.stream().mapToDouble(clause -> score(clause, id, entry).orElseThrow()).sum();
  }
}

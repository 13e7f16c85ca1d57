package io.latebind.search.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.latebind.definition.text.Quote;
import io.latebind.definition.text.Suggestion;
import io.latebind.search.query.Clause.Bound;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads conditions, and checks their number and nesting depth against the limits. */
final class ClauseReader {
  private static final String ADVICE =
      "write one condition, as {\"term\":{\"from\":\"ada\"}}, and several in a bool";
  private static final List<String> KINDS =
      List.of(
          "match_all",
          "query_string",
          "term",
          "terms",
          "match",
          "match_phrase",
          "prefix",
          "wildcard",
          "range",
          "exists",
          "ids",
          "bool",
          "boost");

  private final SearchLimits limits;
  private int clauses;
  private int depth;

  ClauseReader(SearchLimits limits) {
    this.limits = limits;
  }

  /** A condition: an object, or a string in Lucene's query syntax. */
  Clause read(RequestValue value) {
    count(value, 1);
    if (value.json().isTextual()) {
      return new Clause.QueryString(value.string());
    }
    if (!value.json().isObject()) {
      throw value.mistake(
          "a condition is an object or a string in query syntax, and this is " + value.quoted());
    }
    if (depth == limits.depth()) {
      throw value.exceeds(
          "depth", "conditions may be nested " + limits.depth() + " deep; put them side by side");
    }
    depth++;
    Clause clause = kind(value.only(ADVICE));
    depth--;
    return clause;
  }

  /** One condition, or an array of conditions that must all match. */
  Clause readAll(RequestValue value) {
    return value.json().isArray()
        ? new Clause.Bool(List.of(), List.of(), list(value), List.of(), 0)
        : read(value);
  }

  private Clause kind(Map.Entry<String, RequestValue> named) {
    RequestValue value = named.getValue();
    return switch (named.getKey()) {
      case "match_all" -> matchAll(value);
      case "query_string" -> queryString(value);
      case "term" -> term(value.only("write one field"));
      case "terms" -> terms(value.only("write one field"));
      case "match" -> match(value.only("write one field"));
      case "match_phrase" -> phrase(value.only("write one field"));
      case "prefix" -> prefix(value.only("write one field"));
      case "wildcard" -> wildcard(value.only("write one field"));
      case "range" -> range(value.only("write one field"));
      case "exists" -> exists(value);
      case "ids" -> ids(value);
      case "bool" -> bool(value);
      case "boost" -> boost(value);
      default ->
          throw value.mistake(
              "there is no condition "
                  + Quote.text(named.getKey())
                  + "; "
                  + Suggestion.among(KINDS, named.getKey()));
    };
  }

  private static Clause matchAll(RequestValue value) {
    value.members(List.of());
    return new Clause.MatchAll();
  }

  private static Clause queryString(RequestValue value) {
    var members = value.members(List.of("query"));
    return new Clause.QueryString(value.required(members, "query").string());
  }

  private static Clause term(Map.Entry<String, RequestValue> field) {
    return new Clause.Term(field.getKey(), field.getValue().scalar());
  }

  private Clause terms(Map.Entry<String, RequestValue> field) {
    count(field.getValue(), field.getValue().json().size());
    List<JsonNode> values = field.getValue().elements().stream().map(RequestValue::scalar).toList();
    return new Clause.Terms(field.getKey(), values);
  }

  private static Clause match(Map.Entry<String, RequestValue> field) {
    RequestValue value = field.getValue();
    if (!value.json().isObject()) {
      return new Clause.Match(field.getKey(), value.text(), false);
    }
    var members = value.members(List.of("query", "operator"));
    boolean all =
        Optional.ofNullable(members.get("operator")).map(ClauseReader::isAnd).orElse(false);
    return new Clause.Match(field.getKey(), value.required(members, "query").text(), all);
  }

  private static boolean isAnd(RequestValue operator) {
    return switch (operator.string()) {
      case "and", "AND" -> true;
      case "or", "OR" -> false;
      default ->
          throw operator.mistake("it is \"and\" or \"or\", and this is " + operator.quoted());
    };
  }

  private static Clause phrase(Map.Entry<String, RequestValue> field) {
    RequestValue value = field.getValue();
    if (!value.json().isObject()) {
      return new Clause.Phrase(field.getKey(), value.text(), 0);
    }
    var members = value.members(List.of("query", "slop"));
    int slop = Optional.ofNullable(members.get("slop")).map(RequestValue::count).orElse(0);
    return new Clause.Phrase(field.getKey(), value.required(members, "query").text(), slop);
  }

  private Clause prefix(Map.Entry<String, RequestValue> field) {
    return new Clause.Prefix(field.getKey(), pattern(field.getValue()));
  }

  private Clause wildcard(Map.Entry<String, RequestValue> field) {
    return new Clause.Wildcard(field.getKey(), pattern(field.getValue()));
  }

  private String pattern(RequestValue value) {
    String pattern = value.string();
    if (pattern.length() > limits.patternLength()) {
      throw value.exceeds(
          "patternLength",
          "a pattern has at most " + limits.patternLength() + " characters; shorten it");
    }
    return pattern;
  }

  private static Clause range(Map.Entry<String, RequestValue> field) {
    var members = field.getValue().members(List.of("gte", "gt", "lte", "lt"));
    if (members.isEmpty()) {
      throw field.getValue().mistake("it has no end; write gte, gt, lte or lt, or use exists");
    }
    return new Clause.Range(
        field.getKey(),
        bound(field.getValue(), members, "gte", "gt"),
        bound(field.getValue(), members, "lte", "lt"));
  }

  private static @Nullable Bound bound(
      RequestValue range, Map<String, RequestValue> members, String with, String without) {
    RequestValue inclusive = members.get(with);
    RequestValue exclusive = members.get(without);
    if (inclusive != null && exclusive != null) {
      throw range.mistake("it has both " + with + " and " + without + "; write one of them");
    }
    if (inclusive != null) {
      return new Bound(inclusive.scalar(), true);
    }
    return exclusive == null ? null : new Bound(exclusive.scalar(), false);
  }

  private static Clause exists(RequestValue value) {
    var members = value.members(List.of("field"));
    return new Clause.Exists(value.required(members, "field").string());
  }

  private Clause ids(RequestValue value) {
    count(value, value.json().size());
    return new Clause.Ids(value.elements().stream().map(RequestValue::string).toList());
  }

  private Clause bool(RequestValue value) {
    var members =
        value.members(List.of("must", "should", "filter", "must_not", "minimum_should_match"));
    List<Clause> must = list(members.get("must"));
    List<Clause> should = list(members.get("should"));
    List<Clause> filter = list(members.get("filter"));
    int needed = must.isEmpty() && filter.isEmpty() && !should.isEmpty() ? 1 : 0;
    RequestValue minimum = members.get("minimum_should_match");
    if (minimum != null) {
      needed = minimum.count();
      if (needed > should.size()) {
        throw minimum.mistake("it asks for more than the " + should.size() + " in should");
      }
    }
    return new Clause.Bool(must, should, filter, list(members.get("must_not")), needed);
  }

  private List<Clause> list(@Nullable RequestValue value) {
    return value == null ? List.of() : value.oneOrMore().stream().map(this::read).toList();
  }

  private Clause boost(RequestValue value) {
    var members = value.members(List.of("query", "by"));
    RequestValue by = value.required(members, "by");
    if (by.number() < 0) {
      throw by.mistake("a score is multiplied by 0 or more, and this is " + by.quoted());
    }
    return new Clause.Boost(read(value.required(members, "query")), by.number());
  }

  private void count(RequestValue value, int more) {
    clauses += more;
    if (clauses > limits.clauses()) {
      throw value.exceeds(
          "clauses",
          "with it there are more than "
              + limits.clauses()
              + " conditions, values of lists included; ask for fewer");
    }
  }
}

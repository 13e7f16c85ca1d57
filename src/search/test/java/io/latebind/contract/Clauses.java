package io.latebind.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.latebind.search.query.Clause;
import io.latebind.search.query.Clause.Bound;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes conditions of all kinds. Some are written in query syntax; what these mean is noted for the
 * model, which cannot read it.
 */
final class Clauses {
  private static final int DEPTH = 3;
  private static final List<String> TEXTS = List.of(Schema.TEXT, Schema.WORDS);
  private static final List<String> TERMS = List.of(Schema.KEYWORD, "_missing", Schema.WORDS);
  private static final List<String> FIELDS =
      List.of(
          Schema.TEXT,
          Schema.WORDS,
          Schema.KEYWORD,
          "_missing",
          Schema.FLAG,
          Schema.LONG,
          Schema.DOUBLE,
          Schema.DATE);

  private final RandomChoices chance;
  private final Values values;
  private final List<String> ids;
  private final Map<String, Clause> meanings;

  Clauses(RandomChoices chance, List<String> ids, Map<String, Clause> meanings) {
    this.chance = chance;
    this.values = new Values(chance);
    this.ids = ids;
    this.meanings = meanings;
  }

  /** A condition whose score the model can tell. */
  Clause clause() {
    Clause clause = clause(DEPTH);
    if (chance.percent(40)) {
      var text = Syntax.of(clause);
      text.ifPresent(known -> meanings.put(known, clause));
      return text.<Clause>map(Clause.QueryString::new).orElse(clause);
    }
    return clause;
  }

  private Clause clause(int depth) {
    if (depth > 0 && chance.percent(depth == DEPTH ? 60 : 30)) {
      return chance.percent(15)
          ? new Clause.Boost(clause(depth - 1), (chance.below(8) + 1) / 4f)
          : bool(depth - 1);
    }
    return leaf();
  }

  private Clause bool(int depth) {
    List<Clause> must = chance.some(2, () -> clause(depth));
    List<Clause> should = chance.some(3, () -> clause(depth));
    List<Clause> filter = chance.percent(60) ? List.of() : chance.some(2, () -> clause(depth));
    List<Clause> mustNot = chance.percent(60) ? List.of() : chance.some(2, () -> clause(depth));
    boolean optional = !must.isEmpty() || !filter.isEmpty();
    int needed = optional || should.isEmpty() ? 0 : 1;
    if (chance.percent(20)) {
      needed = chance.below(should.size() + 1);
    }
    return new Clause.Bool(must, should, filter, mustNot, needed);
  }

  private Clause leaf() {
    return switch (chance.below(13)) {
      case 0 -> new Clause.MatchAll();
      case 1 -> new Clause.Ids(chance.some(4, () -> chance.pick(ids)));
      case 2 -> exists();
      case 3, 4 ->
          range(chance.pick(List.of(Schema.KEYWORD, Schema.LONG, Schema.DOUBLE, Schema.DATE)));
      case 5 -> terms(chance.pick(FIELDS));
      case 6 -> new Clause.Prefix(chance.pick(TERMS), start(chance.percent(50)));
      case 7 -> new Clause.Prefix(Schema.TEXT, start(true));
      case 8 -> new Clause.Wildcard(chance.pick(TERMS), pattern());
      case 9 -> match();
      case 10 -> phrase();
      default -> term(chance.pick(FIELDS));
    };
  }

  private Clause exists() {
    return new Clause.Exists(
        chance.percent(30) ? chance.pick(List.of(Schema.ROUND, Schema.FLAT)) : chance.pick(FIELDS));
  }

  private Clause term(String field) {
    return new Clause.Term(field, value(field));
  }

  private Clause terms(String field) {
    return new Clause.Terms(field, chance.some(3, () -> value(field)));
  }

  private JsonNode value(String field) {
    return switch (field) {
      case Schema.TEXT, Schema.WORDS -> TextNode.valueOf(values.word());
      case Schema.FLAG -> BooleanNode.valueOf(chance.percent(50));
      case Schema.LONG -> LongNode.valueOf(values.whole());
      case Schema.DOUBLE -> DoubleNode.valueOf(values.fraction());
      case Schema.DATE -> date();
      default -> TextNode.valueOf(values.keyword());
    };
  }

  private JsonNode date() {
    Instant moment = Instant.ofEpochMilli(values.millis());
    return chance.percent(50)
        ? TextNode.valueOf(moment.toString())
        : LongNode.valueOf(moment.toEpochMilli());
  }

  private Clause range(String field) {
    Bound lower = chance.percent(70) ? bound(field) : null;
    Bound upper = lower == null || chance.percent(70) ? bound(field) : null;
    return new Clause.Range(field, lower, upper);
  }

  private Bound bound(String field) {
    return new Bound(end(field), chance.percent(50));
  }

  private JsonNode end(String field) {
    boolean odd = chance.percent(20);
    return odd && (field.equals(Schema.LONG) || field.equals(Schema.DOUBLE))
        ? DecimalNode.valueOf(oddNumber())
        : value(field);
  }

  /** Between two longs, or beyond all of them. */
  private BigDecimal oddNumber() {
    return chance.pick(
        List.of(
            new BigDecimal("0.5"),
            new BigDecimal("-1.5"),
            new BigDecimal("1e30"),
            new BigDecimal("-1e30"),
            new BigDecimal("1e-400")));
  }

  private String start(boolean word) {
    String whole = word ? values.word() : values.keyword();
    int end = whole.isEmpty() ? 0 : whole.offsetByCodePoints(0, 1);
    return whole.isEmpty() ? "a" : whole.substring(0, chance.percent(50) ? end : whole.length());
  }

  private String pattern() {
    return chance.pick(
        List.of("a*a", "?da", "ad?", "*ind*", "*at?", "z*", "x?", "??at?", "l*e", "Ad*"));
  }

  private Clause match() {
    String text = values.word() + " " + String.join(" ", chance.some(2, values::word));
    return new Clause.Match(chance.pick(TEXTS), text, chance.percent(30));
  }

  /** The order of moved words scores in a way that the model does not know; see {@link #loose}. */
  private Clause phrase() {
    return new Clause.Phrase(chance.pick(TEXTS), values.word() + " " + values.word(), 0);
  }

  /** Two different words that may be moved: for filters. */
  @Nullable Clause loose() {
    String first = values.word();
    String second = values.word();
    return first.toLowerCase(Locale.ROOT).equals(second.toLowerCase(Locale.ROOT))
        ? null
        : new Clause.Phrase(chance.pick(TEXTS), first + " " + second, chance.below(4));
  }
}

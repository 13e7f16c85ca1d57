package io.latebind.search.compile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.latebind.definition.text.Quote;
import io.latebind.definition.text.Suggestion;
import io.latebind.definition.type.FieldType;
import io.latebind.search.index.LuceneFields;
import io.latebind.search.lucene.Analyzers;
import io.latebind.search.query.Clause.Bound;
import io.latebind.search.query.SearchException;
import io.latebind.search.query.SearchField;
import io.latebind.search.query.SearchLimits;
import io.latebind.search.query.SearchSchema;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.miscellaneous.LimitTokenCountAnalyzer;
import org.apache.lucene.document.DoubleField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;

/** Builds the queries on one field, as its type requires. */
public final class FieldQueries {
  /** Matches nothing, in any index. */
  static final Query NOTHING = MatchNoDocsQuery.INSTANCE;

  private final SearchSchema schema;
  private final ClauseBudget budget;
  private final Analyzer analyzer;
  private final QueryBuilder builder;
  private final Patterns patterns;

  FieldQueries(SearchSchema schema, SearchLimits limits) {
    this.schema = schema;
    this.budget = new ClauseBudget(limits);
    this.analyzer = Analyzers.of(schema);
    this.builder = new QueryBuilder(new LimitTokenCountAnalyzer(analyzer, budget.words()));
    this.patterns = new Patterns(analyzer, limits);
  }

  public Analyzer analyzer() {
    return analyzer;
  }

  public SearchSchema schema() {
    return schema;
  }

  /** A field by its name. */
  public SearchField field(String name) {
    return schema.field(name).orElseThrow(() -> unknown(name));
  }

  private SearchException unknown(String name) {
    List<String> names = names();
    String near =
        Suggestion.nearest(names, name).map(each -> "did you mean " + each + "? ").orElse("");
    return new SearchException(
        schema.index()
            + " has no field "
            + Quote.text(name)
            + "; "
            + near
            + "its fields are "
            + String.join(", ", names));
  }

  private List<String> names() {
    return Stream.concat(schema.fields().stream(), SearchSchema.COMMON.stream())
        .map(SearchField::name)
        .toList();
  }

  /** Matches every entry, and no document of vectors. */
  Query everything() {
    boolean vectors =
        schema.fields().stream().anyMatch(field -> field.type() instanceof FieldType.VectorType);
    return vectors
        ? new ConstantScoreQuery(
            new TermQuery(new Term(LuceneFields.KIND, LuceneFields.ENTRY_KIND)))
        : MatchAllDocsQuery.INSTANCE;
  }

  Query exists(SearchField field) {
    budget.spend(1);
    return new ConstantScoreQuery(new TermQuery(new Term(LuceneFields.EXISTS, field.name())));
  }

  Query ids(List<String> ids) {
    budget.spend(ids.size());
    return new TermInSetQuery(LuceneFields.ENTRY, ids.stream().map(BytesRef::new).toList());
  }

  /** Matches a whole value; in a text, one word. */
  Query term(SearchField field, JsonNode value) {
    return switch (field.type()) {
      case FieldType.KeywordType type -> term(field.name(), FieldValues.text(field, value));
      case FieldType.BooleanType type -> term(field.name(), FieldValues.bool(field, value));
      case FieldType.TextType type -> word(field, FieldValues.text(field, value));
      case FieldType.LongType type -> exact(field, FieldValues.whole(field, value));
      case FieldType.DateType type -> exact(field, FieldValues.moment(field, type, value));
      case FieldType.DoubleType type -> {
        budget.spend(1);
        yield DoubleField.newExactQuery(
            field.name(), FieldValues.number(field, value).doubleValue());
      }
      case FieldType.VectorType type -> throw notFor(field, "term", "search it with vector");
    };
  }

  private Query term(String field, String value) {
    budget.spend(1);
    return new TermQuery(new Term(field, value));
  }

  private Query exact(SearchField field, long value) {
    budget.spend(1);
    return LongField.newExactQuery(field.name(), value);
  }

  private Query word(SearchField field, String text) {
    Query query = match(field, TextNode.valueOf(text), true);
    if (query == null || query instanceof TermQuery) {
      return query == null ? NOTHING : query;
    }
    throw notFor(field, "term", "which wants one word; write match or match_phrase");
  }

  /** Matches any of several values, without a score. */
  Query terms(SearchField field, List<JsonNode> values) {
    return switch (field.type()) {
      case FieldType.KeywordType type -> {
        budget.spend(values.size());
        List<BytesRef> terms =
            values.stream().map(each -> new BytesRef(FieldValues.text(field, each))).toList();
        yield new TermInSetQuery(field.name(), terms);
      }
      case FieldType.LongType type -> {
        budget.spend(values.size());
        yield set(field, values.stream().mapToLong(each -> FieldValues.whole(field, each)));
      }
      case FieldType.DateType type -> {
        budget.spend(values.size());
        yield set(field, values.stream().mapToLong(each -> FieldValues.moment(field, type, each)));
      }
      case FieldType.DoubleType type -> {
        budget.spend(values.size());
        yield DoubleField.newSetQuery(
            field.name(),
            values.stream()
                .mapToDouble(each -> FieldValues.number(field, each).doubleValue())
                .toArray());
      }
      case FieldType.BooleanType type -> anyOf(field, values);
      case FieldType.TextType type -> anyOf(field, values);
      case FieldType.VectorType type -> throw notFor(field, "terms", "search it with vector");
    };
  }

  private static Query set(SearchField field, LongStream values) {
    return LongField.newSetQuery(field.name(), values.toArray());
  }

  private Query anyOf(SearchField field, List<JsonNode> values) {
    var any = new BooleanQuery.Builder();
    values.forEach(value -> any.add(term(field, value), Occur.SHOULD));
    return new ConstantScoreQuery(any.build());
  }

  /**
   * Matches the words of a text; in a field that is not a text, the whole value.
   *
   * @return null if analysis leaves no word of the text
   */
  @Nullable Query match(SearchField field, JsonNode text, boolean all) {
    if (!(field.type() instanceof FieldType.TextType)) {
      return term(field, text);
    }
    Occur occur = all ? Occur.MUST : Occur.SHOULD;
    return counted(builder.createBooleanQuery(field.name(), text.asText(), occur));
  }

  /**
   * Matches the words of a text in order; in a field that is not a text, the whole value.
   *
   * @return null if analysis leaves no word of the text
   */
  @Nullable Query phrase(SearchField field, JsonNode text, int slop) {
    if (!(field.type() instanceof FieldType.TextType)) {
      return term(field, text);
    }
    return counted(builder.createPhraseQuery(field.name(), text.asText(), slop));
  }

  private @Nullable Query counted(@Nullable Query query) {
    if (query != null) {
      budget.spend(
          switch (query) {
            case BooleanQuery bool -> bool.clauses().size();
            case PhraseQuery phrase -> phrase.getTerms().length;
            default -> 1;
          });
    }
    return query;
  }

  Query prefix(SearchField field, String prefix) {
    checkPattern(field, "prefix");
    budget.spend(1);
    return patterns.prefix(field.name(), prefix);
  }

  Query wildcard(SearchField field, String pattern) {
    checkPattern(field, "wildcard");
    budget.spend(1);
    return patterns.wildcard(field.name(), pattern);
  }

  Query fuzzy(SearchField field, String word, int edits) {
    checkPattern(field, "a near spelling");
    budget.spend(1);
    return patterns.fuzzy(field.name(), word, edits);
  }

  Query range(SearchField field, @Nullable Bound lower, @Nullable Bound upper) {
    budget.spend(1);
    return Ranges.of(field, lower, upper);
  }

  private static void checkPattern(SearchField field, String what) {
    switch (field.type()) {
      case FieldType.KeywordType type -> {}
      case FieldType.TextType type -> {}
      case FieldType.BooleanType type -> throw notFor(field, what, "write true or false");
      case FieldType.LongType type -> throw notFor(field, what, "write a range");
      case FieldType.DoubleType type -> throw notFor(field, what, "write a range");
      case FieldType.DateType type -> throw notFor(field, what, "write a range");
      case FieldType.VectorType type -> throw notFor(field, what, "search it with vector");
    }
  }

  /** The error for a condition that the type of a field does not support. */
  public static SearchException notFor(SearchField field, String what, String advice) {
    return new SearchException(
        field.name()
            + " is a "
            + field.type().label()
            + ", and cannot be asked for "
            + what
            + "; "
            + advice);
  }
}

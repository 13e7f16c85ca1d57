package io.latebind.search.compile;

import com.fasterxml.jackson.databind.node.TextNode;
import io.latebind.definition.text.Quote;
import io.latebind.definition.type.FieldType;
import io.latebind.search.query.Clause.Bound;
import io.latebind.search.query.SearchException;
import io.latebind.search.query.SearchField;
import io.latebind.search.query.SearchLimits;
import io.latebind.search.query.SearchSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * The parser of Lucene's query syntax on the fields of an index, whose types decide what a value
 * means:
 *
 * <pre>
 * body:kafka AND from:people*     "a phrase"~2     total:[1 TO 5}     placedAt:[2002-08-01 TO *]
 * -from:ada     _missing:*     kafak~1     (late binding)^2     *:*
 * </pre>
 *
 * <p>A word without a field is searched in all texts, with its best score among them; if there are
 * no texts, in all keywords. Not every word has to match unless {@code AND} or {@code +} says so.
 * {@code field:*} matches entries that have the field. A pattern may begin with a wildcard if it
 * also has two letters. A slash is an ordinary character, because ids contain slashes; there are no
 * regular expressions.
 */
final class QuerySyntax extends QueryParser {
  private static final float BEST_FIELD_ONLY = 0;

  private final FieldQueries fields;
  private final SearchLimits limits;
  private final List<SearchField> defaults;

  QuerySyntax(FieldQueries fields, SearchLimits limits) {
    super(null, fields.analyzer());
    this.fields = fields;
    this.limits = limits;
    this.defaults = defaults(fields.schema());
    setSplitOnWhitespace(true);
  }

  private static List<SearchField> defaults(SearchSchema schema) {
    List<SearchField> texts = new ArrayList<>();
    List<SearchField> keywords = new ArrayList<>();
    for (SearchField field : schema.fields()) {
      if (field.type() instanceof FieldType.TextType) {
        texts.add(field);
      } else if (field.type() instanceof FieldType.KeywordType) {
        keywords.add(field);
      }
    }
    return texts.isEmpty() ? keywords : texts;
  }

  /**
   * Parses a query.
   *
   * @throws SearchException with the position of the error, or the field and what it does not
   *     support
   */
  Query read(String text) {
    QuerySyntaxErrors.checkDepth(text, limits);
    if (text.isBlank()) {
      throw new SearchException("The query is empty; write *:* for everything");
    }
    try {
      return parse(escapeSlashes(text));
    } catch (ParseException e) {
      throw QuerySyntaxErrors.of(text, e);
    } catch (IllegalArgumentException e) {
      throw new SearchException(
          "The query " + Quote.text(text) + " cannot be used: " + e.getMessage());
    }
  }

  /** Escapes slashes, because Lucene reads the text between two of them as a regular expression. */
  static String escapeSlashes(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '/') {
        escaped.append('\\');
      }
      escaped.append(c);
      if (c == '\\' && i + 1 < text.length()) {
        escaped.append(text.charAt(++i));
      }
    }
    return escaped.toString();
  }

  @Override
  protected @Nullable Query getBooleanQuery(List<BooleanClause> clauses) throws ParseException {
    if (clauses.isEmpty() || clauses.stream().anyMatch(clause -> !clause.isProhibited())) {
      return super.getBooleanQuery(clauses);
    }
    List<BooleanClause> allBut = new ArrayList<>(clauses);
    allBut.add(new BooleanClause(fields.everything(), Occur.FILTER));
    return super.getBooleanQuery(allBut);
  }

  @Override
  protected @Nullable Query getFieldQuery(@Nullable String field, String text, boolean quoted) {
    return inFields(
        field,
        each ->
            quoted
                ? fields.phrase(each, TextNode.valueOf(text), 0)
                : fields.match(each, TextNode.valueOf(text), false));
  }

  @Override
  protected @Nullable Query getFieldQuery(@Nullable String field, String text, int slop) {
    return inFields(field, each -> fields.phrase(each, TextNode.valueOf(text), slop));
  }

  @Override
  protected @Nullable Query getPrefixQuery(@Nullable String field, String prefix) {
    return inFields(field, each -> fields.prefix(each, prefix));
  }

  @Override
  protected @Nullable Query getWildcardQuery(@Nullable String field, String pattern) {
    if (pattern.equals("*")) {
      return field == null || field.equals("*")
          ? fields.everything()
          : fields.exists(fields.field(field));
    }
    return inFields(field, each -> fields.wildcard(each, pattern));
  }

  @Override
  protected @Nullable Query getFuzzyQuery(@Nullable String field, String word, float similarity) {
    int edits = FuzzyQuery.floatToEdits(similarity, word.codePointCount(0, word.length()));
    int wanted = similarity > edits ? (int) similarity : edits;
    return inFields(field, each -> fields.fuzzy(each, word, wanted));
  }

  @Override
  protected Query getRangeQuery(
      @Nullable String field,
      @Nullable String lower,
      @Nullable String upper,
      boolean lowerInclusive,
      boolean upperInclusive) {
    if (field == null) {
      throw new SearchException("A range needs a field in front of it, as in total:[1 TO 5]");
    }
    return fields.range(
        fields.field(field), bound(lower, lowerInclusive), bound(upper, upperInclusive));
  }

  private static @Nullable Bound bound(@Nullable String text, boolean inclusive) {
    return text == null ? null : new Bound(TextNode.valueOf(text), inclusive);
  }

  /** A query in one field, or in each default field if no field is given. */
  private @Nullable Query inFields(
      @Nullable String field, Function<SearchField, @Nullable Query> query) {
    if (field != null) {
      return query.apply(fields.field(field));
    }
    if (defaults.isEmpty()) {
      throw new SearchException(
          fields.schema().index()
              + " has no text and no keyword to look for a word in; name a field, as in total:5");
    }
    List<Query> queries = defaults.stream().map(query).filter(Objects::nonNull).toList();
    return switch (queries.size()) {
      case 0 -> null;
      case 1 -> queries.getFirst();
      default -> new DisjunctionMaxQuery(queries, BEST_FIELD_ONLY);
    };
  }
}

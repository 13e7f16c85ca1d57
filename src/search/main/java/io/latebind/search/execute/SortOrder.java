package io.latebind.search.execute;

import io.latebind.definition.type.FieldType;
import io.latebind.search.compile.FieldQueries;
import io.latebind.search.index.LuceneFields;
import io.latebind.search.query.SearchException;
import io.latebind.search.query.SearchField;
import io.latebind.search.query.SearchSchema;
import io.latebind.search.query.SortKey;
import io.latebind.search.result.Hit;
import io.latebind.search.result.Hit.Missing;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.SortedNumericSortField;
import org.apache.lucene.search.SortedSetSelector;
import org.apache.lucene.search.SortedSetSortField;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The order of hits as Lucene's sort fields: the keys, then the entry's id.
 *
 * <p>The largest long sorts as if it were missing in ascending order, and the smallest in
 * descending order: Lucene has no value between them.
 */
final class SortOrder {
  private enum Kind {
    SCORE,
    STRING,
    LONG,
    DOUBLE
  }

  private record Key(Kind kind, SortField field) {
    /** The value that stands for a missing one; null for strings. */
    @Nullable Object missing() {
      return switch (kind) {
        case SCORE, STRING -> null;
        case LONG, DOUBLE -> field.getMissingValue();
      };
    }
  }

  private final List<Key> keys;

  private SortOrder(List<Key> keys) {
    this.keys = keys;
  }

  /**
   * Creates an order.
   *
   * @throws SearchException if a field cannot be sorted by
   */
  static SortOrder of(List<SortKey> keys, FieldQueries fields) {
    return new SortOrder(keys.stream().map(key -> key(key, fields)).toList());
  }

  private static Key key(SortKey key, FieldQueries fields) {
    if (key.field().equals(SortKey.SCORE)) {
      return new Key(Kind.SCORE, new SortField(null, SortField.Type.SCORE, !key.descending()));
    }
    SearchField field = fields.field(key.field());
    return switch (field.type()) {
      case FieldType.KeywordType type -> string(key);
      case FieldType.BooleanType type -> string(key);
      case FieldType.LongType type -> whole(key);
      case FieldType.DateType type -> whole(key);
      case FieldType.DoubleType type -> fraction(key);
      case FieldType.TextType type -> throw unsortable(field, fields.schema());
      case FieldType.VectorType type -> throw unsortable(field, fields.schema());
    };
  }

  /** Lucene reverses the place of missing values together with the order. */
  private static Key string(SortKey key) {
    return new Key(
        Kind.STRING,
        new SortedSetSortField(
            key.field(),
            key.descending(),
            key.descending() ? SortedSetSelector.Type.MAX : SortedSetSelector.Type.MIN,
            key.descending() ? SortField.STRING_FIRST : SortField.STRING_LAST));
  }

  private static Key whole(SortKey key) {
    return new Key(
        Kind.LONG,
        number(key, SortField.Type.LONG, key.descending() ? Long.MIN_VALUE : Long.MAX_VALUE));
  }

  private static Key fraction(SortKey key) {
    double missing = key.descending() ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    return new Key(Kind.DOUBLE, number(key, SortField.Type.DOUBLE, missing));
  }

  private static SortField number(SortKey key, SortField.Type type, Object missing) {
    return new SortedNumericSortField(
        key.field(),
        type,
        key.descending(),
        key.descending() ? SortedNumericSelector.Type.MAX : SortedNumericSelector.Type.MIN,
        missing);
  }

  private static SearchException unsortable(SearchField field, SearchSchema schema) {
    String others =
        Stream.concat(schema.fields().stream(), SearchSchema.COMMON.stream())
            .filter(each -> !(each.type() instanceof FieldType.TextType))
            .filter(each -> !(each.type() instanceof FieldType.VectorType))
            .map(SearchField::name)
            .collect(Collectors.joining(", "));
    return new SearchException(
        "sort: "
            + field.name()
            + " is a "
            + field.type().label()
            + ", which has no order; sort by _score, "
            + others);
  }

  /** The order as Lucene takes it. */
  Sort lucene() {
    return new Sort(
        Stream.concat(
                keys.stream().map(Key::field),
                Stream.of(new SortField(LuceneFields.ENTRY, SortField.Type.STRING)))
            .toArray(SortField[]::new));
  }

  /** Converts a document found by Lucene into a hit. */
  Hit hit(FieldDoc doc) {
    List<Object> values = new ArrayList<>();
    float score = Float.NaN;
    for (int i = 0; i < keys.size(); i++) {
      Object value = value(keys.get(i), doc.fields[i]);
      values.add(value);
      score = value instanceof Float number ? number : score;
    }
    String id = ((BytesRef) doc.fields[keys.size()]).utf8ToString();
    return new Hit(id, score, values, doc.doc);
  }

  private static Object value(Key key, @Nullable Object value) {
    if (value == null || value.equals(key.missing())) {
      return Missing.MISSING;
    }
    return value instanceof BytesRef bytes ? bytes.utf8ToString() : value;
  }

  /**
   * The position after which hits begin.
   *
   * @param values those of {@link Hit#sortValues} and, last, the id
   * @throws SearchException if they belong to another order
   */
  FieldDoc after(List<Object> values) {
    if (values.size() != keys.size() + 1) {
      throw strange();
    }
    @Nullable Object[] fields = new Object[values.size()];
    for (int i = 0; i < keys.size(); i++) {
      fields[i] = lucene(keys.get(i), values.get(i));
    }
    if (!(values.getLast() instanceof String id)) {
      throw strange();
    }
    fields[keys.size()] = new BytesRef(id);
    // After all documents that Lucene could find equal, which is only the entry itself.
    return new FieldDoc(Integer.MAX_VALUE, Float.NaN, fields);
  }

  private static @Nullable Object lucene(Key key, Object value) {
    return switch (value) {
      case Missing missing when key.kind() != Kind.SCORE -> key.missing();
      case Float score when key.kind() == Kind.SCORE && !score.isNaN() -> score;
      case String text when key.kind() == Kind.STRING -> new BytesRef(text);
      case Long whole when key.kind() == Kind.LONG -> whole;
      case Double fraction when key.kind() == Kind.DOUBLE && !fraction.isNaN() -> fraction;
      default -> throw strange();
    };
  }

  private static SearchException strange() {
    return new SearchException(
        "cursor: it does not belong to this search; search again without it, in the same order");
  }
}

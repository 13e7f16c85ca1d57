package io.latebind.search.compile;

import io.latebind.definition.type.FieldType;
import io.latebind.definition.type.FieldType.DateType;
import io.latebind.search.query.Clause.Bound;
import io.latebind.search.query.SearchField;
import java.math.BigDecimal;
import java.util.OptionalLong;
import org.apache.lucene.document.DoubleField;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Conditions on values between two bounds. Bounds of longs may be fractions or beyond the range of
 * a long; bounds of dates are exact to the millisecond.
 */
final class Ranges {
  private Ranges() {}

  static Query of(SearchField field, @Nullable Bound lower, @Nullable Bound upper) {
    return switch (field.type()) {
      case FieldType.KeywordType type -> keywords(field, lower, upper);
      case FieldType.LongType type -> longs(field, lower, upper);
      case FieldType.DoubleType type -> doubles(field, lower, upper);
      case DateType type -> dates(field, type, lower, upper);
      case FieldType.BooleanType type ->
          throw FieldQueries.notFor(field, "a range", "write true or false");
      case FieldType.TextType type ->
          throw FieldQueries.notFor(
              field, "a range", "write words, or make it a keyword in the definition");
      case FieldType.VectorType type ->
          throw FieldQueries.notFor(field, "a range", "search it with vector");
    };
  }

  private static Query keywords(SearchField field, @Nullable Bound lower, @Nullable Bound upper) {
    return new TermRangeQuery(
        field.name(),
        lower == null ? null : new BytesRef(FieldValues.text(field, lower.value())),
        upper == null ? null : new BytesRef(FieldValues.text(field, upper.value())),
        lower == null || lower.inclusive(),
        upper == null || upper.inclusive(),
        MultiTermQuery.CONSTANT_SCORE_BLENDED_REWRITE);
  }

  private static Query longs(SearchField field, @Nullable Bound lower, @Nullable Bound upper) {
    return longs(
        field,
        lower == null ? OptionalLong.of(Long.MIN_VALUE) : least(field, lower),
        upper == null ? OptionalLong.of(Long.MAX_VALUE) : most(field, upper));
  }

  private static Query longs(SearchField field, OptionalLong least, OptionalLong most) {
    return least.isEmpty() || most.isEmpty() || least.getAsLong() > most.getAsLong()
        ? FieldQueries.NOTHING
        : LongField.newRangeQuery(field.name(), least.getAsLong(), most.getAsLong());
  }

  private static OptionalLong least(SearchField field, Bound bound) {
    BigDecimal number = FieldValues.number(field, bound.value());
    OptionalLong least = FieldValues.ceiling(number);
    return least.isPresent() && !bound.inclusive() && equal(least.getAsLong(), number)
        ? above(least.getAsLong())
        : least;
  }

  private static OptionalLong most(SearchField field, Bound bound) {
    BigDecimal number = FieldValues.number(field, bound.value());
    OptionalLong most = FieldValues.floor(number);
    return most.isPresent() && !bound.inclusive() && equal(most.getAsLong(), number)
        ? below(most.getAsLong())
        : most;
  }

  private static boolean equal(long whole, BigDecimal number) {
    return BigDecimal.valueOf(whole).compareTo(number) == 0;
  }

  private static OptionalLong above(long value) {
    return value == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(value + 1);
  }

  private static OptionalLong below(long value) {
    return value == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(value - 1);
  }

  private static Query dates(
      SearchField field, DateType type, @Nullable Bound lower, @Nullable Bound upper) {
    long least = lower == null ? Long.MIN_VALUE : FieldValues.millis(field, type, lower.value());
    long most = upper == null ? Long.MAX_VALUE : FieldValues.millis(field, type, upper.value());
    return longs(
        field,
        lower == null || lower.inclusive() ? OptionalLong.of(least) : above(least),
        upper == null || upper.inclusive() ? OptionalLong.of(most) : below(most));
  }

  private static Query doubles(SearchField field, @Nullable Bound lower, @Nullable Bound upper) {
    double least = lower == null ? Double.NEGATIVE_INFINITY : number(field, lower);
    double most = upper == null ? Double.POSITIVE_INFINITY : number(field, upper);
    if (lower != null && !lower.inclusive()) {
      least = DoublePoint.nextUp(least);
    }
    if (upper != null && !upper.inclusive()) {
      most = DoublePoint.nextDown(most);
    }
    return Double.compare(least, most) > 0
        ? FieldQueries.NOTHING
        : DoubleField.newRangeQuery(field.name(), least, most);
  }

  private static double number(SearchField field, Bound bound) {
    return FieldValues.number(field, bound.value()).doubleValue();
  }
}

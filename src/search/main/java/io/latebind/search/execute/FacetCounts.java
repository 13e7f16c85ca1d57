package io.latebind.search.execute;

import io.latebind.definition.type.FieldType;
import io.latebind.search.compile.FieldQueries;
import io.latebind.search.query.FacetRequest;
import io.latebind.search.query.SearchException;
import io.latebind.search.query.SearchField;
import io.latebind.search.result.Facet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.jspecify.annotations.Nullable;

/**
 * Counts how many matching entries have each value of a field: by ordinal within a segment, and by
 * name only once for each value of a segment.
 */
final class FacetCounts implements CollectorManager<FacetCounts.Counting, Facet> {
  /** A partition returns at most this many values: those that most entries have. */
  static final int MAX_VALUES = 10_000;

  private static final Comparator<Map.Entry<String, Long>> MOST_FREQUENT_FIRST =
      Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry::getKey);

  private final String field;

  private FacetCounts(String field) {
    this.field = field;
  }

  /**
   * Creates the collector manager of one field.
   *
   * @throws SearchException if it is neither a keyword nor a boolean
   */
  static FacetCounts of(FacetRequest request, FieldQueries fields) {
    SearchField field = fields.field(request.field());
    boolean countable =
        field.type() instanceof FieldType.KeywordType
            || field.type() instanceof FieldType.BooleanType;
    if (!countable) {
      throw FieldQueries.notFor(field, "a facet", "facets are of keywords and booleans");
    }
    return new FacetCounts(field.name());
  }

  String field() {
    return field;
  }

  @Override
  public Counting newCollector() {
    return new Counting(field);
  }

  @Override
  public Facet reduce(Collection<Counting> collectors) throws IOException {
    Map<String, Long> counts = new HashMap<>();
    for (Counting collector : collectors) {
      collector.finishLeaf();
      collector.counts.forEach((value, count) -> counts.merge(value, count, Long::sum));
    }
    if (counts.size() <= MAX_VALUES) {
      return new Facet(counts, 0);
    }
    List<Map.Entry<String, Long>> all = new ArrayList<>(counts.entrySet());
    all.sort(MOST_FREQUENT_FIRST);
    Map<String, Long> told = new HashMap<>();
    all.subList(0, MAX_VALUES).forEach(each -> told.put(each.getKey(), each.getValue()));
    long others = all.stream().skip(MAX_VALUES).mapToLong(Map.Entry::getValue).sum();
    return new Facet(told, others);
  }

  /** Counts in one segment after another. */
  static final class Counting implements Collector {
    private final String field;
    private final Map<String, Long> counts = new HashMap<>();
    private @Nullable SortedSetDocValues values;
    private int[] byOrdinal = new int[0];

    Counting(String field) {
      this.field = field;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
      finishLeaf();
      SortedSetDocValues leaf = DocValues.getSortedSet(context.reader(), field);
      int[] leafCounts = new int[Math.toIntExact(leaf.getValueCount())];
      values = leaf;
      byOrdinal = leafCounts;
      return new LeafCollector() {
        @Override
        public void setScorer(Scorable scorer) {}

        @Override
        public void collect(int doc) throws IOException {
          if (leaf.advanceExact(doc)) {
            for (int i = leaf.docValueCount(); i > 0; i--) {
              leafCounts[(int) leaf.nextOrd()]++;
            }
          }
        }
      };
    }

    private void finishLeaf() throws IOException {
      for (int ordinal = 0; values != null && ordinal < byOrdinal.length; ordinal++) {
        if (byOrdinal[ordinal] > 0) {
          String value = values.lookupOrd(ordinal).utf8ToString();
          counts.merge(value, (long) byOrdinal[ordinal], Long::sum);
        }
      }
      values = null;
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }
}

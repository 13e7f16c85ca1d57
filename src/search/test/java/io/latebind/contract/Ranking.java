package io.latebind.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.SmallFloat;

/** BM25 by the book, over all entries at once, with lengths as coarse as Lucene keeps them. */
final class Ranking {
  private static final double K1 = 1.2;
  private static final double B = 0.75;

  private final Collection<ObjectNode> entries;
  private final Map<String, Field> fields = new HashMap<>();

  /** A field: how many entries have it, how many terms it has in all, and how many have a term. */
  private record Field(int having, long occurrences, Map<String, Integer> entriesByTerm) {}

  Ranking(Collection<ObjectNode> entries) {
    this.entries = entries;
  }

  /** The terms of an entry's field: words of a text, or else whole values, each once. */
  static Collection<String> terms(String field, ObjectNode entry) {
    if (field.equals(Schema.TEXT) || field.equals(Schema.WORDS)) {
      return TextWords.positions(field, entry).values();
    }
    var values = new HashSet<String>();
    TextWords.several(entry.path(field)).forEach(value -> values.add(value.asText()));
    return values;
  }

  private Field count(String field) {
    int having = 0;
    long occurrences = 0;
    Map<String, Integer> byTerm = new HashMap<>();
    for (ObjectNode entry : entries) {
      Collection<String> terms = terms(field, entry);
      having += terms.isEmpty() ? 0 : 1;
      occurrences += terms.size();
      new HashSet<>(terms).forEach(term -> byTerm.merge(term, 1, Integer::sum));
    }
    return new Field(having, occurrences, byTerm);
  }

  /** The score of terms that occur together {@code times}. */
  double score(String field, List<String> terms, long times, ObjectNode entry) {
    Field counts = fields.computeIfAbsent(field, this::count);
    double rarity =
        terms.stream()
            .mapToInt(term -> counts.entriesByTerm().getOrDefault(term, 0))
            .mapToDouble(having -> Math.log(1 + (counts.having() - having + 0.5) / (having + 0.5)))
            .sum();
    double average = (double) counts.occurrences() / counts.having();
    return rarity * times / (times + K1 * (1 - B + B * length(field, entry) / average));
  }

  /** Keywords have none: they are not scored by it. */
  private static int length(String field, ObjectNode entry) {
    boolean text = field.equals(Schema.TEXT) || field.equals(Schema.WORDS);
    return text ? SmallFloat.byte4ToInt(SmallFloat.intToByte4(terms(field, entry).size())) : 1;
  }
}

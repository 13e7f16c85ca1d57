package io.latebind.search.result;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The most frequent values of a facet, as they are returned.
 *
 * @param values the most frequent first, equally frequent ones in the order of their text
 * @param others how many entries have values that are not listed, as an upper bound
 */
public record TopValues(List<Value> values, long others) {
  /** A value and how many entries have it. */
  public record Value(String value, long count) {}

  private static final Comparator<Value> ORDER =
      Comparator.comparingLong(Value::count)
          .reversed()
          .thenComparing(Value::value, CodePoints::compare);

  /** Copies the list. */
  public TopValues {
    values = List.copyOf(values);
  }

  /** The first {@code limit} values of a facet. */
  public static TopValues of(Facet facet, int limit) {
    List<Value> all =
        facet.counts().entrySet().stream()
            .map(count -> new Value(count.getKey(), count.getValue()))
            .sorted(ORDER)
            .toList();
    int told = Math.min(limit, all.size());
    long untold = all.subList(told, all.size()).stream().mapToLong(Value::count).sum();
    return new TopValues(all.subList(0, told), facet.others() + untold);
  }

  /** Counts the values of a field in these entries, each value once per entry. */
  public static Facet count(Collection<? extends JsonNode> entries, String field) {
    Map<String, Long> counts = new HashMap<>();
    for (JsonNode entry : entries) {
      texts(entry.path(field)).forEach(text -> counts.merge(text, 1L, Long::sum));
    }
    return new Facet(counts, 0);
  }

  private static Set<String> texts(JsonNode value) {
    Set<String> texts = new HashSet<>();
    if (value.isArray()) {
      value.forEach(each -> texts.add(each.asText()));
    } else if (value.isValueNode() && !value.isNull()) {
      texts.add(value.asText());
    }
    return texts;
  }
}

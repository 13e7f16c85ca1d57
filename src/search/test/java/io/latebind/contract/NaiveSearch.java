package io.latebind.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.search.query.Clause;
import io.latebind.search.query.FacetRequest;
import io.latebind.search.query.SearchRequest;
import io.latebind.search.query.SortKey;
import io.latebind.search.query.VectorClause;
import io.latebind.search.result.Facet;
import io.latebind.search.result.Hit;
import io.latebind.search.result.Hit.Missing;
import io.latebind.search.result.Total;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The contract as the simplest thing that could fulfil it: a map, and a look at every entry. */
final class NaiveSearch implements EntrySearch {
  private static final Comparator<String> BY_BYTES =
      (left, right) ->
          Arrays.compareUnsigned(
              left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));

  private final Map<String, Clause> meanings;
  private final Map<String, ObjectNode> written = new TreeMap<>();
  private Map<String, ObjectNode> visible = Map.of();
  private NaiveClauses clauses;

  NaiveSearch(Map<String, Clause> meanings) {
    this.meanings = meanings;
    this.clauses = new NaiveClauses(new Ranking(List.of()), meanings);
  }

  @Override
  public void put(String id, ObjectNode entry) {
    written.put(id, entry);
  }

  @Override
  public void delete(String id) {
    written.remove(id);
  }

  @Override
  public void refresh() {
    visible = new TreeMap<>(written);
    clauses = new NaiveClauses(new Ranking(visible.values()), meanings);
  }

  /** What has been written, refreshed or not. */
  Map<String, ObjectNode> written() {
    return new TreeMap<>(written);
  }

  @Override
  public Answer ask(SearchRequest request, List<Object> after) {
    List<Hit> fitting = fitting(request);
    Comparator<Hit> order = order(request);
    List<Hit> hits = new ArrayList<>(fitting);
    hits.sort(order);
    if (!after.isEmpty()) {
      Hit last = behind(request, after);
      hits.removeIf(hit -> order.compare(hit, last) <= 0);
    }
    int from = Math.min(request.offset(), hits.size());
    return new Answer(
        hits.subList(from, Math.min(from + request.limit(), hits.size())),
        nearest(request),
        new Total(fitting.size(), true),
        facets(request, fitting));
  }

  private static Hit behind(SearchRequest request, List<Object> after) {
    List<Object> values = after.subList(0, after.size() - 1);
    float score = Float.NaN;
    for (int i = 0; i < values.size(); i++) {
      score = request.order().get(i).field().equals(SortKey.SCORE) ? (Float) values.get(i) : score;
    }
    return new Hit((String) after.getLast(), score, values, 0);
  }

  private List<Hit> fitting(SearchRequest request) {
    List<Hit> fitting = new ArrayList<>();
    if (request.matches()) {
      visible.forEach(
          (id, entry) -> {
            if (clauses.holds(request.filter(), id, entry)
                && clauses.holds(request.query(), id, entry)) {
              fitting.add(hit(request, id, entry));
            }
          });
    }
    return fitting;
  }

  private Hit hit(SearchRequest request, String id, ObjectNode entry) {
    float score =
        request.scored()
            ? (float)
                clauses.score(Objects.requireNonNull(request.query()), id, entry).orElseThrow()
            : Float.NaN;
    return new Hit(
        id, score, request.order().stream().map(key -> value(key, score, entry)).toList(), 0);
  }

  private static Object value(SortKey key, float score, ObjectNode entry) {
    if (key.field().equals(SortKey.SCORE)) {
      return score;
    }
    List<Object> values = new ArrayList<>();
    TextWords.several(entry.path(key.field()))
        .forEach(each -> values.add(value(key.field(), each)));
    values.sort(key.descending() ? NaiveSearch::compareReversed : NaiveSearch::compare);
    return values.isEmpty() ? Missing.MISSING : values.getFirst();
  }

  private static Object value(String field, JsonNode value) {
    return switch (field) {
      case Schema.LONG -> value.longValue();
      case Schema.DOUBLE -> value.doubleValue();
      case Schema.DATE -> Instant.parse(value.textValue()).toEpochMilli();
      default -> value.asText();
    };
  }

  private static int compareReversed(Object left, Object right) {
    return compare(right, left);
  }

  private static int compare(Object left, Object right) {
    return left instanceof Number a && right instanceof Number b
        ? a instanceof Long whole
            ? Long.compare(whole, b.longValue())
            : Double.compare(a.doubleValue(), b.doubleValue())
        : BY_BYTES.compare(left.toString(), right.toString());
  }

  private static Comparator<Hit> order(SearchRequest request) {
    return (left, right) -> {
      int order = 0;
      for (int i = 0; order == 0 && i < request.order().size(); i++) {
        boolean descending = request.order().get(i).descending();
        order = compare(left.sortValues().get(i), right.sortValues().get(i), descending);
      }
      return order == 0 ? BY_BYTES.compare(left.id(), right.id()) : order;
    };
  }

  private static int compare(Object left, Object right, boolean descending) {
    if (left == Missing.MISSING || right == Missing.MISSING) {
      return Boolean.compare(left == Missing.MISSING, right == Missing.MISSING);
    }
    return descending ? compare(right, left) : compare(left, right);
  }

  private List<Hit> nearest(SearchRequest request) {
    VectorClause vector = request.vector();
    if (vector == null) {
      return List.of();
    }
    List<Float> target = Objects.requireNonNull(vector.values());
    List<Hit> hits = new ArrayList<>();
    visible.forEach(
        (id, entry) -> {
          if (entry.has(vector.field())
              && !id.equals(vector.like())
              && clauses.holds(request.filter(), id, entry)) {
            float score = similarity(vector.field(), target, entry.path(vector.field()));
            hits.add(new Hit(id, score, List.of(), 0));
          }
        });
    hits.sort(Comparator.comparingDouble(Hit::score).reversed().thenComparing(Hit::id, BY_BYTES));
    return hits.subList(0, Math.min(vector.k(), hits.size()));
  }

  private static float similarity(String field, List<Float> target, JsonNode vector) {
    double product = 0;
    double squares = 0;
    double targetSquares = 0;
    double distance = 0;
    for (int i = 0; i < target.size(); i++) {
      double a = target.get(i);
      double b = vector.get(i).doubleValue();
      product += a * b;
      squares += b * b;
      targetSquares += a * a;
      distance += (a - b) * (a - b);
    }
    double angle = product / Math.sqrt(squares * targetSquares);
    return (float) (field.equals(Schema.ROUND) ? (1 + angle) / 2 : 1 / (1 + distance));
  }

  private Map<String, Facet> facets(SearchRequest request, List<Hit> fitting) {
    Map<String, Facet> facets = new HashMap<>();
    for (FacetRequest facet : request.matches() ? request.facets() : List.<FacetRequest>of()) {
      Map<String, Long> counts = new HashMap<>();
      for (Hit hit : fitting) {
        values(facet.field(), visible.get(hit.id()))
            .forEach(value -> counts.merge(value, 1L, Long::sum));
      }
      facets.put(facet.field(), new Facet(counts, 0));
    }
    return facets;
  }

  private static Set<String> values(String field, @Nullable ObjectNode entry) {
    Set<String> values = new HashSet<>();
    TextWords.several(Objects.requireNonNull(entry).path(field))
        .forEach(value -> values.add(value.asText()));
    return values;
  }

  @Override
  public void close() {
    written.clear();
  }
}

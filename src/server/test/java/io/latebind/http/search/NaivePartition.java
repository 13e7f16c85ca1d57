package io.latebind.http.search;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;
import io.latebind.search.partition.GlobalTermStatistics;
import io.latebind.search.partition.SearchQuery;
import io.latebind.search.partition.StatisticsQuery;
import io.latebind.search.query.Clause;
import io.latebind.search.query.FacetRequest;
import io.latebind.search.query.SearchException;
import io.latebind.search.query.SearchRequest;
import io.latebind.search.query.SortKey;
import io.latebind.search.query.VectorClause;
import io.latebind.search.result.Facet;
import io.latebind.search.result.Hit;
import io.latebind.search.result.HitOrder;
import io.latebind.search.result.PartitionHits;
import io.latebind.search.result.TopValues;
import io.latebind.search.result.Total;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A partition of entries that are looked through one by one. */
final class NaivePartition {
  private final Map<String, ObjectNode> entries = new TreeMap<>();
  private final AtomicInteger open;

  /**
   * An empty one.
   *
   * @param open counts the answers that are not closed
   */
  NaivePartition(AtomicInteger open) {
    this.open = open;
  }

  void put(String id, ObjectNode entry) {
    entries.put(id, entry);
  }

  /** The same without its last entries, as a follower may have it. */
  NaivePartition behind(long entriesBehind) {
    NaivePartition follower = new NaivePartition(open);
    entries.entrySet().stream()
        .limit(Math.max(0, entries.size() - entriesBehind))
        .forEach(entry -> follower.put(entry.getKey(), entry.getValue()));
    return follower;
  }

  GlobalTermStatistics statistics(StatisticsQuery query) {
    return query.request().query() instanceof Clause.Term term
        ? count(term)
        : GlobalTermStatistics.NONE;
  }

  private GlobalTermStatistics count(Clause.Term term) {
    long having = entries.values().stream().filter(entry -> frequency(entry, term) > 0).count();
    return new GlobalTermStatistics(
        Map.of(term.field(), new GlobalTermStatistics.FieldCount(entries.size(), having, 0, 0)),
        Map.of(term.field(), Map.of(key(term), new GlobalTermStatistics.Count(having, having))));
  }

  private static String key(Clause.Term term) {
    byte[] text = term.value().asText().getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(text);
  }

  private static long frequency(ObjectNode entry, Clause.Term term) {
    JsonNode value = entry.path(term.field());
    long count = 0;
    for (JsonNode each : value.isArray() ? value : List.of(value)) {
      count += each.asText().equals(term.value().asText()) ? 1 : 0;
    }
    return count;
  }

  PartitionHits search(SearchQuery query) {
    SearchRequest request = query.request();
    List<ObjectNode> sources = new ArrayList<>();
    List<Hit> fitting = new ArrayList<>();
    List<ObjectNode> counted = new ArrayList<>();
    entries.forEach(
        (id, entry) -> {
          float score = score(id, entry, query);
          if (score >= 0 && request.matches()) {
            counted.add(entry);
            fitting.add(hit(id, entry, score, request, sources));
          }
        });
    HitOrder order = HitOrder.of(request);
    List<Hit> hits =
        fitting.stream()
            .filter(hit -> query.after().isEmpty() || isBehind(hit, query, order))
            .sorted(order)
            .limit(query.hits())
            .toList();
    Map<String, Facet> facets = new HashMap<>();
    for (FacetRequest facet : request.matches() ? request.facets() : List.<FacetRequest>of()) {
      facets.put(facet.field(), TopValues.count(counted, facet.field()));
    }
    open.incrementAndGet();
    return new Found(
        hits, nearest(request.vector(), sources), new Total(fitting.size(), true), facets, sources);
  }

  /** Negative when it does not fit. */
  private float score(String id, ObjectNode entry, SearchQuery query) {
    return switch (query.request().query()) {
      case null -> 1;
      case Clause.MatchAll all -> 1;
      case Clause.Ids ids -> ids.ids().contains(id) ? 1 : -1;
      case Clause.Term term -> score(entry, term, query.statistics());
      default -> throw new SearchException("Only terms can be looked for here.", "clauses");
    };
  }

  private float score(ObjectNode entry, Clause.Term term, @Nullable GlobalTermStatistics told) {
    long frequency = frequency(entry, term);
    if (frequency == 0) {
      return -1;
    }
    GlobalTermStatistics all = told == null ? count(term) : told;
    double documents = requireNonNull(all.fields().get(term.field())).documents();
    var terms = requireNonNull(all.terms().get(term.field()));
    double having = requireNonNull(terms.get(key(term))).documents();
    return (float) (frequency * Math.log(1 + documents / having));
  }

  private static Hit hit(
      String id, ObjectNode entry, float score, SearchRequest request, List<ObjectNode> sources) {
    List<Object> values = new ArrayList<>();
    for (SortKey key : request.order()) {
      boolean byScore = key.field().equals(SortKey.SCORE);
      values.add(byScore ? Float.valueOf(score) : sortValue(entry.path(key.field())));
    }
    sources.add(entry);
    return new Hit(id, request.scored() ? score : Float.NaN, values, sources.size() - 1);
  }

  /** Of several values, the first. */
  private static Object sortValue(JsonNode value) {
    if (value.isArray()) {
      return sortValue(value.path(0));
    }
    if (value.isMissingNode()) {
      return Hit.Missing.MISSING;
    }
    return value.isTextual() ? value.asText() : Long.valueOf(value.asLong());
  }

  private static boolean isBehind(Hit hit, SearchQuery query, HitOrder order) {
    List<Object> after = query.after();
    List<Object> values = after.subList(0, after.size() - 1);
    float score = Float.NaN;
    for (Object value : values) {
      score = value instanceof Float number ? number : score;
    }
    return order.compare(hit, new Hit((String) after.getLast(), score, values, 0)) > 0;
  }

  private List<Hit> nearest(@Nullable VectorClause vector, List<ObjectNode> sources) {
    List<Hit> hits = new ArrayList<>();
    List<Float> values = vector == null ? null : vector.values();
    if (vector == null || values == null) {
      return hits;
    }
    entries.forEach(
        (id, entry) -> {
          if (entry.has(vector.field())) {
            sources.add(entry);
            float score = similarity(values, entry.path(vector.field()));
            hits.add(new Hit(id, score, List.of(), sources.size() - 1));
          }
        });
    return hits.stream().sorted(HitOrder.BY_SCORE).limit(vector.k()).toList();
  }

  private static float similarity(List<Float> values, JsonNode vector) {
    double distance = 0;
    for (int i = 0; i < values.size(); i++) {
      double difference = values.get(i) - vector.path(i).asDouble();
      distance += difference * difference;
    }
    return (float) (1 / (1 + distance));
  }

  private final class Found implements PartitionHits {
    private final List<Hit> hits;
    private final List<Hit> nearest;
    private final Total total;
    private final Map<String, Facet> facets;
    private final List<ObjectNode> sources;
    private boolean closed;

    Found(
        List<Hit> hits,
        List<Hit> nearest,
        Total total,
        Map<String, Facet> facets,
        List<ObjectNode> sources) {
      this.hits = hits;
      this.nearest = nearest;
      this.total = total;
      this.facets = facets;
      this.sources = sources;
    }

    @Override
    public List<Hit> hits() {
      return hits;
    }

    @Override
    public List<Hit> nearest() {
      return nearest;
    }

    @Override
    public Total total() {
      return total;
    }

    @Override
    public Map<String, Facet> facets() {
      return facets;
    }

    @Override
    public byte[] entry(Hit hit) {
      if (closed) {
        throw new IllegalStateException("the answer is closed");
      }
      return Json.encode(sources.get(hit.place()));
    }

    @Override
    public @Nullable ObjectNode highlight(Hit hit) {
      return null;
    }

    @Override
    public void close() {
      closed = true;
      open.decrementAndGet();
    }
  }
}

package io.latebind.http.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;
import io.latebind.search.Cursor;
import io.latebind.search.Facet;
import io.latebind.search.FacetRequest;
import io.latebind.search.Found;
import io.latebind.search.Merge;
import io.latebind.search.PartitionHits;
import io.latebind.search.RankFusion;
import io.latebind.search.SearchRequest;
import io.latebind.search.TopValues;
import io.latebind.search.Total;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a search found in all partitions that answered.
 *
 * @param total how many entries fit
 * @param page the hits that are told
 * @param facets by field, in the order in which they were asked for
 * @param cursor behind the page; null when nothing follows
 */
record Findings(
    Total total, List<Found> page, Map<String, TopValues> facets, @Nullable String cursor) {

  /** Merges the answers of partitions. */
  static Findings of(Plan plan, List<PartitionHits> parts) {
    SearchRequest request = plan.asked().request();
    List<Found> hits = Merge.hits(parts, plan.order(), plan.hits());
    List<Found> nearest = nearest(plan, parts);
    List<Found> ranking =
        plan.isFused()
            ? RankFusion.fuse(hits, nearest)
            : plan.asked().request().matches() ? hits : nearest;
    int from = Math.min(request.offset(), ranking.size());
    int to = Math.min(from + request.limit(), ranking.size());
    List<Found> page = ranking.subList(from, to);
    boolean more = to < ranking.size() && !page.isEmpty() && request.vector() == null;
    return new Findings(
        total(plan, parts, hits, ranking),
        page,
        facets(plan, parts, nearest),
        more ? Cursor.behind(page.getLast().hit(), plan.asked().index(), request) : null);
  }

  private static List<Found> nearest(Plan plan, List<PartitionHits> parts) {
    return Merge.nearest(parts, plan.k() + 1).stream()
        .filter(found -> !found.id().equals(plan.like()))
        .limit(plan.k())
        .toList();
  }

  /** Both rankings together are counted only as far as they are looked at. */
  private static Total total(
      Plan plan, List<PartitionHits> parts, List<Found> hits, List<Found> ranking) {
    if (!plan.asked().request().matches()) {
      return new Total(ranking.size(), true);
    }
    Total total = Merge.total(parts);
    if (!plan.isFused()) {
      return total;
    }
    boolean whole = total.exact() && total.value() == hits.size();
    return new Total(Math.max(total.value(), ranking.size()), whole);
  }

  private static Map<String, TopValues> facets(
      Plan plan, List<PartitionHits> parts, List<Found> nearest) {
    List<FacetRequest> wanted = plan.asked().request().facets();
    Map<String, Facet> counted = plan.asked().request().matches() ? Merge.facets(parts) : Map.of();
    List<ObjectNode> entries =
        plan.asked().request().matches() || wanted.isEmpty()
            ? List.of()
            : nearest.stream().map(found -> Json.decodeObject(found.entry())).toList();
    Map<String, TopValues> facets = new LinkedHashMap<>();
    for (FacetRequest facet : wanted) {
      Facet all =
          plan.asked().request().matches()
              ? counted.getOrDefault(facet.field(), new Facet(Map.of(), 0))
              : TopValues.count(entries, facet.field());
      facets.put(facet.field(), TopValues.of(all, facet.limit()));
    }
    return facets;
  }
}

package io.latebind.http.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;
import io.latebind.search.query.FacetRequest;
import io.latebind.search.query.SearchRequest;
import io.latebind.search.result.Cursor;
import io.latebind.search.result.Facet;
import io.latebind.search.result.Merge;
import io.latebind.search.result.MergedHit;
import io.latebind.search.result.PartitionHits;
import io.latebind.search.result.RankFusion;
import io.latebind.search.result.TopValues;
import io.latebind.search.result.Total;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The results of a search, merged over all partitions that answered.
 *
 * @param total how many entries match
 * @param page the hits to return
 * @param facets by field, in the order requested
 * @param cursor where the next page begins; null if nothing follows
 */
record MergedResults(
    Total total, List<MergedHit> page, Map<String, TopValues> facets, @Nullable String cursor) {

  /** Merges the results of partitions. */
  static MergedResults of(SearchPlan plan, List<PartitionHits> parts) {
    SearchRequest request = plan.asked().request();
    List<MergedHit> hits = Merge.hits(parts, plan.order(), plan.hits());
    List<MergedHit> nearest = nearest(plan, parts);
    List<MergedHit> ranking =
        plan.isFused()
            ? RankFusion.fuse(hits, nearest)
            : plan.asked().request().matches() ? hits : nearest;
    int from = Math.min(request.offset(), ranking.size());
    int to = Math.min(from + request.limit(), ranking.size());
    List<MergedHit> page = ranking.subList(from, to);
    boolean more = to < ranking.size() && !page.isEmpty() && request.vector() == null;
    return new MergedResults(
        total(plan, parts, hits, ranking),
        page,
        facets(plan, parts, nearest),
        more ? Cursor.behind(page.getLast().hit(), plan.asked().index(), request) : null);
  }

  private static List<MergedHit> nearest(SearchPlan plan, List<PartitionHits> parts) {
    return Merge.nearest(parts, plan.k() + 1).stream()
        .filter(found -> !found.id().equals(plan.like()))
        .limit(plan.k())
        .toList();
  }

  /** How many entries match. A fused ranking is counted only as far as it is looked at. */
  private static Total total(
      SearchPlan plan, List<PartitionHits> parts, List<MergedHit> hits, List<MergedHit> ranking) {
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
      SearchPlan plan, List<PartitionHits> parts, List<MergedHit> nearest) {
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

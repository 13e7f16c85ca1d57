package io.latebind.search.result;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Merges the hits of partitions as if all entries were in one index. No entry is in two partitions.
 */
public final class Merge {
  private Merge() {}

  /** The first hits of the query in this order, at most {@code limit}. */
  public static List<MergedHit> hits(
      Collection<? extends PartitionHits> parts, HitOrder order, int limit) {
    return first(parts, PartitionHits::hits, order, limit);
  }

  /** The nearest vectors, best first, at most {@code k}. */
  public static List<MergedHit> nearest(Collection<? extends PartitionHits> parts, int k) {
    return first(parts, PartitionHits::nearest, HitOrder.BY_SCORE, k);
  }

  /** Concatenated lists sort fast, because the sort detects the runs that are already in order. */
  private static List<MergedHit> first(
      Collection<? extends PartitionHits> parts,
      Function<PartitionHits, List<Hit>> list,
      HitOrder order,
      int limit) {
    List<MergedHit> all = new ArrayList<>();
    for (PartitionHits part : parts) {
      list.apply(part).forEach(hit -> all.add(MergedHit.of(part, hit)));
    }
    all.sort(Comparator.comparing(MergedHit::hit, order));
    return List.copyOf(all.subList(0, Math.min(limit, all.size())));
  }

  /** How many entries match in all partitions together. */
  public static Total total(Collection<? extends PartitionHits> parts) {
    long value = 0;
    boolean exact = true;
    for (PartitionHits part : parts) {
      value += part.total().value();
      exact &= part.total().exact();
    }
    return new Total(value, exact);
  }

  /** The sums of all facets, by field. No value is dropped. */
  public static Map<String, Facet> facets(Collection<? extends PartitionHits> parts) {
    Map<String, Facet> sums = new HashMap<>();
    for (PartitionHits part : parts) {
      part.facets().forEach((field, facet) -> sums.merge(field, facet, Merge::sum));
    }
    return sums;
  }

  private static Facet sum(Facet left, Facet right) {
    Map<String, Long> counts = new HashMap<>(left.counts());
    right.counts().forEach((value, count) -> counts.merge(value, count, Long::sum));
    return new Facet(counts, left.others() + right.others());
  }
}

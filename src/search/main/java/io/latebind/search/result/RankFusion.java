package io.latebind.search.result;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reciprocal rank fusion of two rankings: an entry gets {@code 1 / (60 + rank)} for its rank in
 * each, counted from 1. Scores of words and of vectors cannot be added; ranks can.
 */
public final class RankFusion {
  private static final int CONSTANT = 60;

  /** The minimum number of hits of the query to fuse. */
  private static final int WINDOW = 100;

  private RankFusion() {}

  /** An entry and its score so far. */
  private record Ranked(MergedHit found, double score) {
    Ranked plus(Ranked other) {
      return new Ranked(found, score + other.score);
    }

    MergedHit told() {
      return new MergedHit(found.in(), found.hit(), (float) score);
    }
  }

  /** How many hits of the query are fused if {@code last} is the last one to be returned. */
  public static int window(int last, int k) {
    return Math.max(WINDOW, Math.max(last, k));
  }

  /** All entries of both rankings, best first, ties by id. */
  public static List<MergedHit> fuse(List<MergedHit> hits, List<MergedHit> nearest) {
    Map<String, Ranked> byId = new HashMap<>();
    add(hits, byId);
    add(nearest, byId);
    return byId.values().stream()
        .sorted(
            Comparator.comparingDouble(Ranked::score)
                .reversed()
                .thenComparing(ranked -> ranked.found().id(), CodePoints::compare))
        .map(Ranked::told)
        .toList();
  }

  /** Hits of the query are added first: they can show matching passages. */
  private static void add(List<MergedHit> ranking, Map<String, Ranked> byId) {
    for (int i = 0; i < ranking.size(); i++) {
      Ranked ranked = new Ranked(ranking.get(i), 1.0 / (CONSTANT + i + 1));
      byId.merge(ranked.found().id(), ranked, Ranked::plus);
    }
  }
}

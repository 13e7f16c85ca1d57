package io.latebind.search;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reciprocal rank fusion of two rankings: an entry gets {@code 1 / (60 + rank)} for its place in
 * each, counted from 1. Scores of words and of vectors cannot be added; places can.
 */
public final class RankFusion {
  private static final int CONSTANT = 60;

  /** How many hits of the query take part at least. */
  private static final int WINDOW = 100;

  private RankFusion() {}

  /** An entry and what it has got so far. */
  private record Ranked(Found found, double score) {
    Ranked plus(Ranked other) {
      return new Ranked(found, score + other.score);
    }

    Found told() {
      return new Found(found.in(), found.hit(), (float) score);
    }
  }

  /** How many hits of the query are fused, when {@code last} is the last that is to be told. */
  public static int window(int last, int k) {
    return Math.max(WINDOW, Math.max(last, k));
  }

  /** All entries of both rankings, best first, ties by id. */
  public static List<Found> fuse(List<Found> hits, List<Found> nearest) {
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

  /** Hits of the query come first: they can show the passages that fit. */
  private static void add(List<Found> ranking, Map<String, Ranked> byId) {
    for (int i = 0; i < ranking.size(); i++) {
      Ranked ranked = new Ranked(ranking.get(i), 1.0 / (CONSTANT + i + 1));
      byId.merge(ranked.found().id(), ranked, Ranked::plus);
    }
  }
}

package io.latebind.search.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.search.query.Clause;
import io.latebind.search.query.SearchRequest;
import io.latebind.search.query.SortKey;
import io.latebind.search.result.Hit.Missing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Merging partitions against sorting everything at once, by another comparison. */
class MergeTest {
  private static final List<String> TEXTS =
      List.of("", "a", "ab", "b", "\uFFFD", "\uE000", "🦊", "𐀀", "é", "日本");
  private static final List<Object> VALUES =
      List.of(Missing.MISSING, Long.MIN_VALUE, -1L, 0L, 1L, Long.MAX_VALUE);
  private static final List<Object> DOUBLES = List.of(Missing.MISSING, -1.5, -0.0, 0.0, 1.5, 1e300);
  private static final List<Float> SCORES = List.of(Float.NaN, 0f, 0.5f, 1f, 2.5f);

  @Test
  void mergedHitsAreThoseOfOneIndex() {
    long seed = Long.getLong("search.seed", System.nanoTime());
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 2_000; round++) {
      List<SortKey> sort = sort(random);
      List<Hit> all = hits(random, sort);
      all.sort(naive(sort));
      int limit = random.nextInt(12);
      List<List<Hit>> partitions = deal(random, all);
      HitOrder order = HitOrder.of(request(sort));
      List<MergedHit> merged = Merge.hits(parts(partitions, limit), order, limit);
      assertThat(merged.stream().map(MergedHit::hit))
          .as("-Dsearch.seed=%d: %s", seed, sort)
          .containsExactlyElementsOf(all.subList(0, Math.min(limit, all.size())));
    }
  }

  @Test
  void nearestAreTheBestOfAllPartitionsTiesById() {
    MemoryHits one = MemoryHits.ofNearest(List.of(near("b", 0.9f), near("d", 0.5f)));
    MemoryHits two = MemoryHits.ofNearest(List.of(near("a", 0.9f), near("c", 0.5f)));
    assertThat(Merge.nearest(List.of(one, two), 3).stream().map(MergedHit::id))
        .containsExactly("a", "b", "c");
  }

  @Test
  void totalIsExactOnlyIfAllAre() {
    MemoryHits exact = MemoryHits.counting(new Total(3, true), Map.of());
    MemoryHits more = MemoryHits.counting(new Total(1_000, false), Map.of());
    assertThat(Merge.total(List.of(exact, exact))).isEqualTo(new Total(6, true));
    assertThat(Merge.total(List.of(exact, more))).isEqualTo(new Total(1_003, false));
    assertThat(Merge.total(List.of())).isEqualTo(new Total(0, true));
  }

  @Test
  void facetsAreSummedBeforeTheyAreCut() {
    Map<String, Facet> one = Map.of("color", new Facet(Map.of("red", 3L, "blue", 2L), 1));
    Map<String, Facet> two = Map.of("color", new Facet(Map.of("green", 3L, "blue", 2L), 0));
    Map<String, Facet> sums =
        Merge.facets(
            List.of(
                MemoryHits.counting(new Total(0, true), one),
                MemoryHits.counting(new Total(0, true), two)));
    TopValues top = TopValues.of(sums.getOrDefault("color", new Facet(Map.of(), 0)), 2);
    assertThat(top.values())
        .containsExactly(new TopValues.Value("blue", 4), new TopValues.Value("green", 3));
    assertThat(top.others()).isEqualTo(3 + 1);
  }

  private static Hit near(String id, float score) {
    return new Hit(id, score, List.of(), 0);
  }

  private static List<SortKey> sort(SplittableRandom random) {
    List<SortKey> sort = new ArrayList<>();
    for (String field : List.of(SortKey.SCORE, "text", "number", "measure")) {
      if (random.nextInt(2) == 0) {
        sort.add(new SortKey(field, random.nextBoolean()));
      }
    }
    return sort;
  }

  private static SearchRequest request(List<SortKey> sort) {
    Clause query = new Clause.MatchAll();
    return new SearchRequest(
        query, null, null, sort, 10, 0, null, List.of(), List.of(), false, null);
  }

  private static List<Hit> hits(SplittableRandom random, List<SortKey> sort) {
    List<Hit> hits = new ArrayList<>();
    int count = random.nextInt(40);
    for (int i = 0; i < count; i++) {
      float score = SCORES.get(random.nextInt(SCORES.size()));
      List<Object> values = new ArrayList<>();
      (sort.isEmpty() ? List.of(new SortKey(SortKey.SCORE, true)) : sort)
          .forEach(key -> values.add(value(random, key, score)));
      String id = TEXTS.get(random.nextInt(TEXTS.size())) + i;
      hits.add(new Hit(id, score, values, i));
    }
    return hits;
  }

  private static Object value(SplittableRandom random, SortKey key, float score) {
    return switch (key.field()) {
      case SortKey.SCORE -> score;
      case "text" -> random.nextInt(5) == 0 ? Missing.MISSING : TEXTS.get(random.nextInt(10));
      case "number" -> VALUES.get(random.nextInt(VALUES.size()));
      default -> DOUBLES.get(random.nextInt(DOUBLES.size()));
    };
  }

  /** The order as its description says it, key by key. */
  private static Comparator<Hit> naive(List<SortKey> sort) {
    return naive(sort.isEmpty() ? List.of(new SortKey(SortKey.SCORE, true)) : sort, 0);
  }

  private static Comparator<Hit> naive(List<SortKey> sort, int at) {
    if (at == sort.size()) {
      return (a, b) -> utf8(a.id(), b.id());
    }
    Comparator<Object> present = MergeTest::ascending;
    Comparator<@Nullable Object> directed =
        Comparator.nullsLast(sort.get(at).descending() ? present.reversed() : present);
    Comparator<Hit> byKey =
        (a, b) ->
            directed.compare(present(a.sortValues().get(at)), present(b.sortValues().get(at)));
    return byKey.thenComparing(naive(sort, at + 1));
  }

  private static @Nullable Object present(Object value) {
    boolean missing = value instanceof Missing || value.equals(Float.NaN);
    return missing ? null : value;
  }

  private static int ascending(Object left, Object right) {
    return switch (left) {
      case Long number -> number.compareTo((Long) right);
      case Double number -> number.compareTo((Double) right);
      case Float number -> number.compareTo((Float) right);
      default -> utf8(left.toString(), right.toString());
    };
  }

  private static int utf8(String left, String right) {
    return Arrays.compareUnsigned(
        left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
  }

  /** Each partition keeps the order. */
  private static List<List<Hit>> deal(SplittableRandom random, List<Hit> hits) {
    int count = 1 + random.nextInt(5);
    List<List<Hit>> partitions =
        IntStream.range(0, count).<List<Hit>>mapToObj(i -> new ArrayList<>()).toList();
    hits.forEach(hit -> partitions.get(random.nextInt(count)).add(hit));
    return partitions;
  }

  private static List<MemoryHits> parts(List<List<Hit>> partitions, int limit) {
    return partitions.stream()
        .map(hits -> MemoryHits.ofHits(hits.subList(0, Math.min(limit, hits.size()))))
        .toList();
  }
}

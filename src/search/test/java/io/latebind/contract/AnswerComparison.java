package io.latebind.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.contract.EntrySearch.Answer;
import io.latebind.search.query.SearchRequest;
import io.latebind.search.result.Hit;
import io.latebind.search.result.HitOrder;
import io.latebind.search.result.Total;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Compares answers. All is compared exactly, but for scores: floats and doubles, summed in another
 * order, differ in the last digits, and entries whose scores differ no more than that may stand in
 * either order, as long as it is the order of the scores that are told, ties by id.
 */
final class AnswerComparison {
  private static final double CLOSE = 1e-5;

  private AnswerComparison() {}

  /**
   * Checks an answer.
   *
   * @param all what the model has for the request without offset and limit
   */
  static void check(SearchRequest request, Answer told, Answer all) {
    assertThat(told.facets()).isEqualTo(all.facets());
    check(slice(request, all.hits()), told.hits(), all.hits(), HitOrder.of(request));
    check(all.nearest(), told.nearest(), all.nearest(), HitOrder.BY_SCORE);
  }

  /** Checks how many entries fit. */
  static void checkTotal(Total told, Total model) {
    assertThat(told).isEqualTo(model);
  }

  private static List<Hit> slice(SearchRequest request, List<Hit> all) {
    int from = Math.min(request.offset(), all.size());
    return all.subList(from, Math.min(from + request.limit(), all.size()));
  }

  private static void check(List<Hit> expected, List<Hit> told, List<Hit> all, HitOrder order) {
    assertThat(told).hasSameSizeAs(expected);
    assertThat(told).isSortedAccordingTo(order);
    Map<String, Hit> byId = new HashMap<>();
    all.forEach(hit -> byId.put(hit.id(), hit));
    for (int i = 0; i < told.size(); i++) {
      Hit hit = told.get(i);
      assertThat(isClose(hit, expected.get(i))).as("%s for %s", hit, expected.get(i)).isTrue();
      Hit itself = Objects.requireNonNull(byId.get(hit.id()), hit.id());
      assertThat(isClose(hit, itself)).as("%s for %s", hit, itself).isTrue();
    }
    assertThat(told).extracting(Hit::id).doesNotHaveDuplicates();
    if (told.stream().allMatch(hit -> Float.isNaN(hit.score()))) {
      assertThat(told).extracting(Hit::id).isEqualTo(expected.stream().map(Hit::id).toList());
    }
  }

  private static boolean isClose(Hit left, Hit right) {
    boolean close = isClose(left.score(), right.score());
    for (int i = 0; i < left.sortValues().size(); i++) {
      Object a = left.sortValues().get(i);
      Object b = right.sortValues().get(i);
      close &= a instanceof Float x ? b instanceof Float y && isClose(x, y) : a.equals(b);
    }
    return close && left.sortValues().size() == right.sortValues().size();
  }

  private static boolean isClose(float left, float right) {
    return Float.compare(left, right) == 0
        || Math.abs(left - right) <= CLOSE * Math.max(Math.abs(left), Math.abs(right));
  }
}

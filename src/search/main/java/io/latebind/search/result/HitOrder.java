package io.latebind.search.result;

import io.latebind.search.query.SearchRequest;
import io.latebind.search.query.SortKey;
import io.latebind.search.result.Hit.Missing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The order of hits, the same within a partition and between partitions: by the keys, then by id.
 * Missing values and NaN scores come last.
 */
public final class HitOrder implements Comparator<Hit> {
  /** The best scores first. */
  public static final HitOrder BY_SCORE = new HitOrder(List.of(new SortKey(SortKey.SCORE, true)));

  private final List<SortKey> keys;

  private HitOrder(List<SortKey> keys) {
    this.keys = keys;
  }

  /** The order that a request asks for. */
  public static HitOrder of(SearchRequest request) {
    return new HitOrder(request.order());
  }

  /** The keys; empty if only the id decides. */
  List<SortKey> keys() {
    return keys;
  }

  /** The value of {@code SearchQuery.after} with which hits begin after this one. */
  public List<Object> after(Hit hit) {
    List<Object> after = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      after.add(value(hit, i));
    }
    after.add(hit.id());
    return after;
  }

  @Override
  public int compare(Hit left, Hit right) {
    for (int i = 0; i < keys.size(); i++) {
      int order = compare(value(left, i), value(right, i), keys.get(i).descending());
      if (order != 0) {
        return order;
      }
    }
    return CodePoints.compare(left.id(), right.id());
  }

  private Object value(Hit hit, int key) {
    return keys.get(key).field().equals(SortKey.SCORE)
        ? Float.valueOf(hit.score())
        : hit.sortValues().get(key);
  }

  private static int compare(Object left, Object right, boolean descending) {
    boolean leftMissing = isMissing(left);
    boolean rightMissing = isMissing(right);
    if (leftMissing || rightMissing) {
      return Boolean.compare(leftMissing, rightMissing);
    }
    int order = ascending(left, right);
    return descending ? -order : order;
  }

  private static boolean isMissing(Object value) {
    return value instanceof Missing || (value instanceof Float score && score.isNaN());
  }

  /** Values of different types are compared only while a definition changes. */
  private static int ascending(Object left, Object right) {
    if (left instanceof Long a && right instanceof Long b) {
      return Long.compare(a, b);
    }
    if (left instanceof Number a && right instanceof Number b) {
      return Double.compare(a.doubleValue(), b.doubleValue());
    }
    return CodePoints.compare(left.toString(), right.toString());
  }
}

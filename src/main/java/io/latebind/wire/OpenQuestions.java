package io.latebind.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which ids were asked for. As long as there is room it is known exactly, and in order; beyond that
 * a filter tells all that were from most that were not.
 */
final class OpenQuestions {
  /** About what a question takes in memory beside its id. */
  private static final int OVERHEAD = 80;

  /** How many ids are looked at in vain for one step of a sweep; further ones are let through. */
  private static final int MAX_SKIPPED = 10_000;

  private final long maxBytes;

  /** Null when there are more than have room. */
  private @Nullable Set<String> exact = new HashSet<>();

  /** Those in order, made when they are visited; some may be answered by now. */
  private @Nullable List<String> ordered;

  private @Nullable KeyFilters filter;
  private long bytes;

  /**
   * No questions yet.
   *
   * @param maxBytes how much memory they may take
   */
  OpenQuestions(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  void add(String id) {
    Set<String> known = exact;
    if (known == null) {
      addToFilter(id);
    } else if (known.add(id)) {
      ordered = null;
      bytes += OVERHEAD + id.length();
      if (bytes > maxBytes) {
        exact = null;
        filter = new KeyFilters(maxBytes / 8, maxBytes);
        known.forEach(this::addToFilter);
      }
    }
  }

  private void addToFilter(String id) {
    if (filter != null && !filter.add(id)) {
      filter = null;
    }
  }

  /** Whether it is known which they are, without a look at what is kept. */
  boolean isExact() {
    return exact != null;
  }

  /** The document has come. */
  void remove(String id) {
    if (exact != null && exact.remove(id)) {
      bytes -= OVERHEAD + id.length();
    }
  }

  /**
   * The ids that may have been asked for, in order; bounds as for all ids.
   *
   * @param rows where ids are, when it is not known which
   */
  List<String> between(String after, @Nullable String upTo, int limit, Rows rows) {
    Set<String> known = exact;
    return known == null
        ? scan(after, upTo, limit, rows)
        : exactly(known, after, upTo, limit, order(rows));
  }

  /** That of all ids, so that it does not matter for a lap which of them are known. */
  private static Comparator<String> order(Rows rows) {
    return (one, other) ->
        rows.compare(RowKeys.key(RowKeys.ID, one), RowKeys.key(RowKeys.ID, other));
  }

  private List<String> exactly(
      Set<String> known, String after, @Nullable String upTo, int limit, Comparator<String> order) {
    List<String> all = ordered;
    if (all == null) {
      all = new ArrayList<>(known);
      all.sort(order);
      ordered = all;
    }
    int at = after.isEmpty() ? -1 : Collections.binarySearch(all, after, order);
    List<String> between = new ArrayList<>();
    for (int i = at < 0 ? -at - 1 : at + 1; i < all.size() && between.size() < limit; i++) {
      String id = all.get(i);
      if (upTo != null && order.compare(id, upTo) > 0) {
        break;
      }
      if (known.contains(id)) {
        between.add(id);
      }
    }
    return between;
  }

  /** Among all ids; a step that finds few of those that it looks for ends nevertheless. */
  private List<String> scan(String after, @Nullable String upTo, int limit, Rows rows) {
    KeyFilters asked = filter;
    List<String> found = new ArrayList<>();
    int[] skipped = {0};
    rows.walk(
        RowKeys.ID,
        after.isEmpty() ? null : RowKeys.key(RowKeys.ID, after),
        upTo == null ? null : RowKeys.key(RowKeys.ID, upTo),
        key -> {
          String id = RowKeys.text(key, 1);
          if (asked == null || skipped[0] >= MAX_SKIPPED || asked.mayContain(id)) {
            found.add(id);
          } else {
            skipped[0]++;
          }
          return found.size() < limit;
        });
    return found;
  }
}

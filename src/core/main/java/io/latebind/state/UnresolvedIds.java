package io.latebind.state;

import io.latebind.rows.RowKeys;
import io.latebind.rows.Rows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ids that were asked for. While there is room, they are known exactly and in order; beyond
 * that, a Bloom filter separates them from most others.
 */
final class UnresolvedIds {
  /** About how many bytes of memory an id takes besides its text. */
  private static final int OVERHEAD = 80;

  /** The most ids that one step of a sweep skips; further ones are let through. */
  private static final int MAX_SKIPPED = 10_000;

  private final long maxBytes;

  /** Null when there are too many for the room. */
  private @Nullable Set<String> exact = new HashSet<>();

  /** The same in order, sorted on demand; the documents of some may have arrived by now. */
  private @Nullable List<String> ordered;

  private @Nullable BloomFilters filter;
  private long bytes;

  /**
   * No ids yet.
   *
   * @param maxBytes how much memory they may take
   */
  UnresolvedIds(long maxBytes) {
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
        filter = new BloomFilters(maxBytes / 8, maxBytes);
        known.forEach(this::addToFilter);
      }
    }
  }

  private void addToFilter(String id) {
    if (filter != null && !filter.add(id)) {
      filter = null;
    }
  }

  /** Whether the ids are known exactly, without a look at the rows. */
  boolean isExact() {
    return exact != null;
  }

  /** Removes an id whose document has arrived. */
  void remove(String id) {
    if (exact != null && exact.remove(id)) {
      bytes -= OVERHEAD + id.length();
    }
  }

  /**
   * The ids that may have been asked for, in order; bounds as for all ids.
   *
   * @param rows where all ids are, in case these are not known exactly
   */
  List<String> between(String after, @Nullable String upTo, int limit, Rows rows) {
    Set<String> known = exact;
    return known == null
        ? scan(after, upTo, limit, rows)
        : exactly(known, after, upTo, limit, order(rows));
  }

  /** The order of all ids, so that a lap is the same whether or not the ids are known exactly. */
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

  /** Searches all ids; a step that finds few of them ends nevertheless. */
  private List<String> scan(String after, @Nullable String upTo, int limit, Rows rows) {
    BloomFilters asked = filter;
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

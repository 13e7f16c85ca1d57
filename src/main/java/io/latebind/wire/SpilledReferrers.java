package io.latebind.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The referrers of targets that have many, a row for each.
 *
 * <p>A store that removes rows leaves a mark of each for a while, and a scan goes over all of them.
 * When a million referrers leave a target one after the other, and after each it is asked whether
 * any is left, the scans may not begin at the first every time. So it is remembered of the targets
 * that were used last before which id there is no referrer, and one that is there: mostly nothing
 * is scanned, and no mark is gone over again and again.
 */
final class SpilledReferrers {
  private static final byte[] PRESENT = {1};

  /** Of how many targets something is remembered. */
  private static final int MAX_REMEMBERED = 1_000;

  /**
   * How many are looked for when it is asked whether there is any, of which the last is remembered:
   * those who leave in order then cost a scan for every fourth of them. When fewer are left, each
   * scan goes over all that is behind them.
   */
  private static final int PROBED = 4;

  private final Rows rows;
  private final Map<String, Known> targets = new LinkedHashMap<>(16, 0.75f, true);

  /** What is known of a target's referrers. */
  private static final class Known {
    /** None is before it. */
    String first = "";

    /** One that is there; null when none is known. */
    @Nullable String present;
  }

  SpilledReferrers(Rows rows) {
    this.rows = rows;
  }

  void add(String target, String referrer) {
    rows.put(RowKeys.referrer(target, referrer), PRESENT);
    Known known = targets.get(target);
    if (known != null && Utf8Order.INSTANCE.compare(referrer, known.first) < 0) {
      known.first = referrer;
    }
  }

  void remove(String target, String referrer) {
    rows.delete(RowKeys.referrer(target, referrer));
    Known known = targets.get(target);
    if (known != null && referrer.equals(known.present)) {
      known.present = null;
    }
  }

  /** Whether there is any. */
  boolean isAny(String target) {
    Known known = targets.get(target);
    return (known != null && known.present != null) || !between(target, "", null, PROBED).isEmpty();
  }

  /** As {@link io.latebind.engine.State#referrers}. */
  List<String> between(String target, String after, @Nullable String upTo, int limit) {
    Known known = known(target);
    boolean fromFirst = Utf8Order.INSTANCE.compare(after, known.first) < 0;
    if (upTo != null && Utf8Order.INSTANCE.compare(upTo, known.first) < 0) {
      return List.of();
    }
    byte[] all = RowKeys.referrer(target, "");
    byte[] from =
        fromFirst
            ? RowKeys.referrer(target, known.first)
            : RowKeys.behind(RowKeys.referrer(target, after));
    byte[] to =
        upTo == null ? RowKeys.behindAll(all) : RowKeys.behind(RowKeys.referrer(target, upTo));
    List<String> found = RowKeys.scan(rows, from, to, all.length, limit);
    if (!found.isEmpty()) {
      known.present = found.getLast();
      known.first = fromFirst || after.isEmpty() ? found.getFirst() : known.first;
    }
    return found;
  }

  private Known known(String target) {
    Known known = targets.get(target);
    if (known == null) {
      if (targets.size() >= MAX_REMEMBERED) {
        targets.remove(targets.keySet().iterator().next());
      }
      known = new Known();
      targets.put(target, known);
    }
    return known;
  }

  /** The target has none any more. */
  void forget(String target) {
    targets.remove(target);
  }

  /** Forgets what is held in memory: the rows were changed by somebody else. */
  void forget() {
    targets.clear();
  }
}

package io.latebind.state;

import io.latebind.protocol.Visit;
import io.latebind.rows.DocumentState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The referrers of targets: a few in the row of the target's id, many in rows of their own. */
record TargetRows(DocumentStates ids, ReferrerRows spilled) {
  /**
   * Adds a referrer.
   *
   * @return whether this has moved all of them to rows of their own
   */
  boolean add(String target, String referrer) {
    DocumentState row = ids.get(target);
    if (row.hasRoom()) {
      ids.change(target, one -> one.withReferrer(referrer));
      return false;
    }
    boolean first = !row.spilled();
    if (first) {
      ids.change(target, DocumentState::spill);
      row.referrers().forEach(one -> place(target, one));
    }
    place(target, referrer);
    return first;
  }

  private void place(String target, String referrer) {
    int place = spilled.add(target, referrer);
    ids.change(referrer, row -> row.withPlace(target, place));
  }

  void remove(String target, String referrer) {
    if (ids.get(target).spilled()) {
      spilled.remove(target, referrer, ids.get(referrer).place(target));
      ids.change(referrer, one -> one.withPlace(target, 0));
    } else {
      ids.change(target, row -> row.withoutReferrer(referrer));
    }
  }

  /** Forgets a target. */
  void remove(String target) {
    DocumentState row = ids.get(target);
    if (row.target() != null || row.spilled()) {
      spilled.forget(target);
      ids.change(target, DocumentState::withoutTarget);
    }
  }

  boolean isAny(String target) {
    DocumentState row = ids.get(target);
    return row.spilled() ? spilled.isAny(target) : !row.referrers().isEmpty();
  }

  List<Visit> between(String target, String after, @Nullable String upTo, int limit) {
    DocumentState row = ids.get(target);
    if (row.spilled()) {
      return spilled.between(target, after, upTo, limit);
    }
    List<Visit> between = new ArrayList<>();
    ReferrerRows.between(row.referrers(), 0, after, upTo, limit, between);
    return between;
  }
}

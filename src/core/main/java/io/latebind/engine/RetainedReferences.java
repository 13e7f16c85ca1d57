package io.latebind.engine;

import io.latebind.index.RowLimits;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The references of a document that are retained while an answer is awaited, although they were not
 * loaded again: once the answer is there they may be loaded again, and are then still available.
 * They are retained as far as there is room; otherwise a document that is written again and again
 * meanwhile would accumulate more and more of them.
 */
final class RetainedReferences {
  private long room;

  /**
   * Room for the references of one document.
   *
   * @param bytes how much room there is
   */
  RetainedReferences(long bytes) {
    this.room = bytes;
  }

  /**
   * The previous references with the present ones, or only the present ones if there is no room.
   */
  List<String> with(List<String> before, Collection<String> now) {
    if (before.isEmpty()) {
      return List.copyOf(now);
    }
    Set<String> all = new LinkedHashSet<>(before);
    all.removeAll(now);
    long bytes = all.stream().mapToLong(RowLimits::referenceBytes).sum();
    if (bytes > room) {
      return List.copyOf(now);
    }
    room -= bytes;
    all = new LinkedHashSet<>(before);
    all.addAll(now);
    return List.copyOf(all);
  }
}

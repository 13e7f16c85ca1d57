package io.latebind.engine;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The references of a document that stay while an answer is awaited, although they were not loaded
 * again: what is behind the answer may be loaded once more, and is then still there. They stay as
 * far as there is room. A document that is written again and again meanwhile would otherwise gather
 * more and more of them.
 */
final class Retained {
  private long room;

  /**
   * Room for the references of one document.
   *
   * @param bytes how much of it there is
   */
  Retained(long bytes) {
    this.room = bytes;
  }

  /** The previous references with the present ones, or only the present ones if room lacks. */
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

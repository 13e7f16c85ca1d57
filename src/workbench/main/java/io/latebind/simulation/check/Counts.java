package io.latebind.simulation.check;

import java.util.EnumMap;
import java.util.Map;

/** How often each feature occurred. */
public final class Counts {
  private final Map<Feature, Long> counts = new EnumMap<>(Feature.class);

  public void count(Feature feature) {
    counts.merge(feature, 1L, Long::sum);
  }

  /** Adds what others have counted; several threads may do so. */
  public synchronized void add(Counts others) {
    others.counts.forEach((feature, count) -> counts.merge(feature, count, Long::sum));
  }

  public long of(Feature feature) {
    return counts.getOrDefault(feature, 0L);
  }

  /** The features that occurred at all. */
  public Map<Feature, Long> all() {
    return counts;
  }
}

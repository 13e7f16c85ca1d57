package io.latebind.simulation.model;

import java.util.List;
import java.util.SplittableRandom;

/** Choices that a seed decides. */
public final class Chance {
  private final SplittableRandom random;

  public Chance(long seed) {
    random = new SplittableRandom(seed);
  }

  /** From 0 to {@code bound - 1}. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /** From {@code least} to {@code most}, both included. */
  public int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  public boolean percent(int percent) {
    return random.nextInt(100) < percent;
  }

  public <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}

package io.latebind.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Choices that a seed decides. */
final class RandomChoices {
  private final SplittableRandom random;

  RandomChoices(long seed) {
    random = new SplittableRandom(seed);
  }

  /** From 0 to {@code bound - 1}. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean percent(int percent) {
    return random.nextInt(100) < percent;
  }

  <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** From none to {@code most} of them. */
  <T> List<T> some(int most, Supplier<T> each) {
    List<T> some = new ArrayList<>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      some.add(each.get());
    }
    return some;
  }
}

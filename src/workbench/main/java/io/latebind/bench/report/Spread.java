package io.latebind.bench.report;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

/**
 * Numbers of several rounds.
 *
 * @param median the middle one, or between the two in the middle
 * @param least the smallest
 * @param most the largest
 * @param count how many there are
 */
record Spread(double median, double least, double most, int count) {
  /** The numbers themselves, of which there is one at least. */
  static Spread of(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1], sorted.length);
  }

  /** A number of each. */
  static <T> Spread of(Collection<T> all, ToDoubleFunction<T> number) {
    return of(all.stream().mapToDouble(number).toArray());
  }
}

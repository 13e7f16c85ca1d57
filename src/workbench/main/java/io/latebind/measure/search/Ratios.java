package io.latebind.measure.search;

import java.util.Arrays;
import java.util.Locale;

/** Numbers of several rounds, of which the middle and the spread are told. */
@SuppressWarnings("ArrayRecordComponent")
record Ratios(double[] sorted) {
  static Ratios of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Ratios(sorted);
  }

  /** Each value over the one of the same round. */
  static Ratios of(double[] values, double[] over) {
    double[] ratios = new double[values.length];
    Arrays.setAll(ratios, i -> values[i] / over[i]);
    return of(ratios);
  }

  double median() {
    return sorted[sorted.length / 2];
  }

  String withSpread(String format) {
    String all = format + " (" + format + " to " + format + ")";
    return String.format(Locale.ROOT, all, median(), sorted[0], sorted[sorted.length - 1]);
  }
}

package io.latebind.soak;

import java.util.List;
import java.util.Locale;

/**
 * The line through measurements by least squares.
 *
 * @param perHour by how much they grow in an hour
 * @param fit R²: the share of their variance that the line explains, from 0 to 1
 */
record Slope(double perHour, double fit) {
  /** A moment in hours and what was measured then. */
  record Point(double hours, double value) {}

  /** NaN with fewer than three points. */
  static Slope of(List<Point> points) {
    int n = points.size();
    if (n < 3) {
      return new Slope(Double.NaN, Double.NaN);
    }
    double x = points.stream().mapToDouble(Point::hours).average().orElseThrow();
    double y = points.stream().mapToDouble(Point::value).average().orElseThrow();
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (Point point : points) {
      xx += (point.hours() - x) * (point.hours() - x);
      xy += (point.hours() - x) * (point.value() - y);
      yy += (point.value() - y) * (point.value() - y);
    }
    return new Slope(xy / xx, yy == 0 ? 1 : xy * xy / (xx * yy));
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%+.1f MB/h (R² %.2f)", perHour, fit);
  }
}

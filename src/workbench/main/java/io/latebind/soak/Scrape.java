package io.latebind.soak;

import java.util.List;
import java.util.stream.DoubleStream;

/** The numbers of {@code /metrics}, read once. */
record Scrape(List<String> lines) {
  private static final double MEGABYTE = 1 << 20;

  static Scrape of(String text) {
    return new Scrape(text.lines().filter(line -> !line.startsWith("#")).toList());
  }

  private DoubleStream values(String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .filter(Double::isFinite);
  }

  /** The sum over all tags; NaN when there is no such number. */
  double sum(String name) {
    double[] values = values(name).toArray();
    return values.length == 0 ? Double.NaN : DoubleStream.of(values).sum();
  }

  double sumMegabytes(String name) {
    return sum(name) / MEGABYTE;
  }
}

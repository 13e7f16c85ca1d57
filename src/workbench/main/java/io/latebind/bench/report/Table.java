package io.latebind.bench.report;

import io.latebind.bench.report.TableRow.Bound;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows as text: aligned for a terminal, which is also a table of Markdown. */
public final class Table {
  /** A column, and what stands in it. */
  private record Column(String title, Function<TableRow, String> cell) {}

  private static final List<Column> COLUMNS =
      List.of(
          new Column("workload", TableRow::task),
          new Column("contender", row -> row.contender().title()),
          new Column("s", Table::seconds),
          new Column("per s", row -> number("%,.0f", row, one -> one.work().perSecond())),
          new Column("× tuned join", row -> ratio(row.speed(), row.bound())),
          new Column("× lean join", row -> ratio(row.speedOfLean(), row.bound())),
          new Column("app CPU s", row -> number("%.1f", row, one -> one.cost().applicationCpu())),
          new Column("CPU ×", row -> ratio(row.thrift(), row.bound())),
          new Column("broker CPU s", row -> number("%.1f", row, one -> one.cost().brokerCpu())),
          new Column("records/input", row -> number("%.2f", row, Table::recordsPerInput)),
          new Column("bytes/input", row -> number("%,.0f", row, Table::bytesPerInput)),
          new Column("peak MB", row -> number("%,.0f", row, Table::peakMegabytes)),
          new Column("again", row -> number("%,.0f", row, one -> one.noise().again())),
          new Column("incomplete", row -> number("%,.0f", row, one -> one.noise().incomplete())),
          new Column("nulls", row -> number("%,.0f", row, one -> one.noise().nulls())),
          new Column("wrong", row -> sum(row, one -> one.noise().wrong())),
          new Column("lost", row -> sum(row, one -> one.noise().lost())),
          new Column("p50 / p99 / max ms", Table::times));

  private Table() {}

  /** The lines of a table. */
  public static List<String> lines(List<TableRow> rows) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(COLUMNS.stream().map(Column::title).toList());
    for (TableRow row : rows) {
      cells.add(COLUMNS.stream().map(column -> column.cell().apply(row)).toList());
    }
    int[] widths =
        IntStream.range(0, COLUMNS.size())
            .map(i -> cells.stream().mapToInt(line -> line.get(i).length()).max().orElse(0))
            .toArray();
    List<String> lines = new ArrayList<>();
    for (List<String> line : cells) {
      lines.add(line(line, widths));
    }
    lines.add(1, rule(widths));
    return lines;
  }

  /** Words to the left, numbers to the right. */
  private static String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder("|");
    for (int i = 0; i < widths.length; i++) {
      String fill = " ".repeat(widths[i] - cells.get(i).length());
      line.append(' ').append(i < 2 ? cells.get(i) + fill : fill + cells.get(i)).append(" |");
    }
    return line.toString();
  }

  private static String rule(int[] widths) {
    StringBuilder line = new StringBuilder("|");
    for (int i = 0; i < widths.length; i++) {
      String dashes = String.join("", Collections.nCopies(widths[i] + 1, "-"));
      line.append(i < 2 ? dashes + "-" : dashes + ":").append('|');
    }
    return line.toString();
  }

  private static String seconds(TableRow row) {
    String seconds = number("%.2f", row, one -> one.work().seconds());
    boolean died = row.outcomes().stream().anyMatch(one -> one.end() == RunOutcome.End.DIED);
    return row.bound() == Bound.AT_MOST ? (died ? "died " : "> ") + seconds : seconds;
  }

  private static String ratio(@Nullable Spread ratio, Bound bound) {
    if (ratio == null) {
      return "";
    }
    String sign =
        switch (bound) {
          case EXACT -> "";
          case AT_LEAST -> "> ";
          case AT_MOST -> "< ";
        };
    String median = sign + String.format(Locale.ROOT, "%.2f", ratio.median());
    return ratio.count() == 1
        ? median
        : median + String.format(Locale.ROOT, " (%.2f to %.2f)", ratio.least(), ratio.most());
  }

  private static double recordsPerInput(RunOutcome one) {
    return (double) one.cost().records() / one.work().inputs();
  }

  private static double bytesPerInput(RunOutcome one) {
    return (double) one.cost().bytes() / one.work().inputs();
  }

  private static double peakMegabytes(RunOutcome one) {
    return one.cost().peakBytes() / 1e6;
  }

  private static String times(TableRow row) {
    List<RunOutcome.Times> times = new ArrayList<>();
    for (RunOutcome outcome : row.outcomes()) {
      RunOutcome.@Nullable Times taken = outcome.freshness();
      if (taken != null) {
        times.add(taken);
      }
    }
    return times.isEmpty()
        ? ""
        : String.format(
            Locale.ROOT,
            "%.0f / %.0f / %.0f",
            Spread.of(times, RunOutcome.Times::p50).median(),
            Spread.of(times, RunOutcome.Times::p99).median(),
            Spread.of(times, RunOutcome.Times::max).median());
  }

  private static String number(String format, TableRow row, ToDoubleFunction<RunOutcome> number) {
    return String.format(Locale.ROOT, format, row.median(number));
  }

  private static String sum(TableRow row, ToDoubleFunction<RunOutcome> number) {
    return String.format(Locale.ROOT, "%,d", row.sum(number));
  }
}

package io.latebind.bench.report;

import io.latebind.bench.contender.Contender;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All rounds of a contender at a task, next to the joins'.
 *
 * @param outcomes one of each round
 * @param speed how often this one's time goes into the tuned join's, in the same round; null where
 *     there is no tuned join
 * @param speedOfLean the same with the lean join's time
 * @param thrift the same as the speed, of the application's processor time
 * @param bound whether someone gave up, so that the speed is only a bound
 */
public record TableRow(
    String task,
    Contender contender,
    List<RunOutcome> outcomes,
    @Nullable Spread speed,
    @Nullable Spread speedOfLean,
    @Nullable Spread thrift,
    Bound bound) {

  /** Below this much processor time, which is counted in hundredths, a ratio says nothing. */
  private static final double LEAST_CPU = 0.01;

  /** What a ratio says. */
  enum Bound {
    /** It is what was measured. */
    EXACT,
    /** It is at least that: a join gave up. */
    AT_LEAST,
    /** It is at most that: this contender gave up. */
    AT_MOST
  }

  /** The rows of outcomes, in their order. */
  public static List<TableRow> of(List<RunOutcome> outcomes) {
    Map<String, Map<Contender, List<RunOutcome>>> sorted = new LinkedHashMap<>();
    for (RunOutcome outcome : outcomes) {
      sorted
          .computeIfAbsent(outcome.task(), task -> new LinkedHashMap<>())
          .computeIfAbsent(outcome.contender(), contender -> new ArrayList<>())
          .add(outcome);
    }
    List<TableRow> rows = new ArrayList<>();
    sorted.forEach(
        (task, contenders) ->
            contenders.forEach(
                (contender, all) ->
                    rows.add(
                        of(
                            task,
                            contender,
                            all,
                            contenders.getOrDefault(Contender.FK_JOIN_TUNED, List.of()),
                            contenders.getOrDefault(Contender.FK_JOIN_LEAN, List.of())))));
    return rows;
  }

  private static TableRow of(
      String task,
      Contender contender,
      List<RunOutcome> outcomes,
      List<RunOutcome> tuned,
      List<RunOutcome> lean) {
    return new TableRow(
        task,
        contender,
        outcomes,
        ratios(outcomes, tuned, outcome -> outcome.work().seconds()),
        ratios(outcomes, lean, outcome -> outcome.work().seconds()),
        ratios(outcomes, tuned, outcome -> Math.max(LEAST_CPU, outcome.cost().applicationCpu())),
        bound(outcomes, Stream.concat(tuned.stream(), lean.stream())));
  }

  /** A join's number over this one's, round by round. */
  private static @Nullable Spread ratios(
      List<RunOutcome> outcomes, List<RunOutcome> join, ToDoubleFunction<RunOutcome> number) {
    List<Double> ratios = new ArrayList<>();
    for (RunOutcome one : outcomes) {
      for (RunOutcome other : join) {
        if (one.round() == other.round()) {
          ratios.add(number.applyAsDouble(other) / number.applyAsDouble(one));
        }
      }
    }
    return ratios.isEmpty() ? null : Spread.of(ratios, ratio -> ratio);
  }

  private static Bound bound(List<RunOutcome> outcomes, Stream<RunOutcome> joins) {
    if (!outcomes.stream().allMatch(RunOutcome::finished)) {
      return Bound.AT_MOST;
    }
    return joins.allMatch(RunOutcome::finished) ? Bound.EXACT : Bound.AT_LEAST;
  }

  /** The median of a number over the rounds. */
  double median(ToDoubleFunction<RunOutcome> number) {
    return Spread.of(outcomes, number).median();
  }

  /** The sum of a number over the rounds: of what must not happen at all. */
  long sum(ToDoubleFunction<RunOutcome> number) {
    return (long) outcomes.stream().mapToDouble(number).sum();
  }
}

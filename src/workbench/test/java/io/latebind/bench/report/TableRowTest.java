package io.latebind.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.latebind.bench.contender.Contender;
import io.latebind.bench.report.TableRow.Bound;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableRowTest {
  private static RunOutcome outcome(Contender contender, int round, double seconds, double cpu) {
    return outcome(contender, round, seconds, cpu, true);
  }

  private static RunOutcome outcome(
      Contender contender, int round, double seconds, double cpu, boolean finished) {
    return new RunOutcome(
        "task",
        contender,
        round,
        finished ? RunOutcome.End.RIGHT : RunOutcome.End.LATE,
        new RunOutcome.Work(200, 100, seconds),
        new RunOutcome.Cost(cpu, 1, 600, 20_000, 5_000_000, 3),
        new RunOutcome.Noise(4, 3, 2, round == 2 ? 1 : 0, 0),
        null);
  }

  @Test
  void medianIsTheMiddleOrBetweenTheTwoThere() {
    assertThat(Spread.of(5, 1, 3)).isEqualTo(new Spread(3, 1, 5, 3));
    assertThat(Spread.of(4, 1, 2, 10)).isEqualTo(new Spread(3, 1, 10, 4));
    assertThat(Spread.of(7)).isEqualTo(new Spread(7, 7, 7, 1));
  }

  @Test
  void ratiosCompareWhatRanInTheSameRound() {
    List<TableRow> rows =
        TableRow.of(
            List.of(
                outcome(Contender.LATEBIND, 1, 1, 4),
                outcome(Contender.FK_JOIN_TUNED, 1, 2, 2),
                outcome(Contender.LATEBIND, 2, 10, 1),
                outcome(Contender.FK_JOIN_TUNED, 2, 40, 1),
                outcome(Contender.LATEBIND, 3, 1, 1),
                outcome(Contender.FK_JOIN_TUNED, 3, 3, 3)));

    assertThat(rows)
        .extracting(TableRow::contender)
        .containsExactly(Contender.LATEBIND, Contender.FK_JOIN_TUNED);
    assertThat(rows.getFirst().speed()).isEqualTo(new Spread(3, 2, 4, 3));
    assertThat(rows.getFirst().thrift()).isEqualTo(new Spread(1, 0.5, 3, 3));
    assertThat(rows.getLast().speed()).isEqualTo(new Spread(1, 1, 1, 3));
    assertThat(rows.getFirst().bound()).isEqualTo(Bound.EXACT);
  }

  @Test
  void whoGaveUpMakesRatiosBounds() {
    List<TableRow> rows =
        TableRow.of(
            List.of(
                outcome(Contender.LATEBIND, 1, 1, 1),
                outcome(Contender.FK_JOIN, 1, 900, 1, false),
                outcome(Contender.FK_JOIN_TUNED, 1, 900, 1, false)));

    assertThat(rows)
        .extracting(TableRow::bound)
        .containsExactly(Bound.AT_LEAST, Bound.AT_MOST, Bound.AT_MOST);
  }

  @Test
  void withoutTheTunedJoinThereIsNoRatio() {
    TableRow row = TableRow.of(List.of(outcome(Contender.LATEBIND, 1, 1, 1))).getFirst();

    assertThat(row.speed()).isNull();
    assertThat(Table.lines(List.of(row)).getLast()).contains("latebind").contains(" 100 |");
  }

  @Test
  void whatMustNotHappenIsSummedAndTheRestIsTheMedian() {
    TableRow row =
        TableRow.of(
                List.of(
                    outcome(Contender.LATEBIND, 1, 1, 1),
                    outcome(Contender.LATEBIND, 2, 2, 1),
                    outcome(Contender.LATEBIND, 3, 9, 1)))
            .getFirst();

    assertThat(row.sum(one -> one.noise().wrong())).isEqualTo(1);
    assertThat(row.median(one -> one.work().perSecond())).isCloseTo(50, within(1e-9));
  }

  @Test
  void whatNeverCameIsWrongOnlyWhenThereWasTime() {
    RunOutcome.Noise lost = new RunOutcome.Noise(0, 0, 0, 0, 7);
    RunOutcome late = outcome(Contender.LATEBIND, 1, 1, 1, false);
    assertThat(with(late, lost).isRight()).isTrue();
    assertThat(with(outcome(Contender.LATEBIND, 1, 1, 1), lost).isRight()).isFalse();
  }

  private static RunOutcome with(RunOutcome outcome, RunOutcome.Noise noise) {
    return new RunOutcome(
        outcome.task(),
        outcome.contender(),
        outcome.round(),
        outcome.end(),
        outcome.work(),
        outcome.cost(),
        noise,
        null);
  }
}

package io.latebind.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.latebind.bench.Row.Bound;
import io.latebind.bench.contender.Contender;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowTest {
  private static Outcome outcome(Contender contender, int round, double seconds, double cpu) {
    return outcome(contender, round, seconds, cpu, true);
  }

  private static Outcome outcome(
      Contender contender, int round, double seconds, double cpu, boolean finished) {
    return new Outcome(
        "task",
        contender,
        round,
        finished,
        new Outcome.Work(200, 100, seconds),
        new Outcome.Cost(cpu, 1, 600, 20_000, 5_000_000, 3),
        new Outcome.Noise(4, 3, 2, round == 2 ? 1 : 0, 0),
        null);
  }

  @Test
  void medianIsTheMiddleOrBetweenTheTwoThere() {
    assertThat(Sample.of(5, 1, 3)).isEqualTo(new Sample(3, 1, 5, 3));
    assertThat(Sample.of(4, 1, 2, 10)).isEqualTo(new Sample(3, 1, 10, 4));
    assertThat(Sample.of(7)).isEqualTo(new Sample(7, 7, 7, 1));
  }

  @Test
  void ratiosCompareWhatRanInTheSameRound() {
    List<Row> rows =
        Row.of(
            List.of(
                outcome(Contender.LATEBIND, 1, 1, 4),
                outcome(Contender.FK_JOIN_TUNED, 1, 2, 2),
                outcome(Contender.LATEBIND, 2, 10, 1),
                outcome(Contender.FK_JOIN_TUNED, 2, 40, 1),
                outcome(Contender.LATEBIND, 3, 1, 1),
                outcome(Contender.FK_JOIN_TUNED, 3, 3, 3)));

    assertThat(rows)
        .extracting(Row::contender)
        .containsExactly(Contender.LATEBIND, Contender.FK_JOIN_TUNED);
    assertThat(rows.getFirst().speed()).isEqualTo(new Sample(3, 2, 4, 3));
    assertThat(rows.getFirst().thrift()).isEqualTo(new Sample(1, 0.5, 3, 3));
    assertThat(rows.getLast().speed()).isEqualTo(new Sample(1, 1, 1, 3));
    assertThat(rows.getFirst().bound()).isEqualTo(Bound.EXACT);
  }

  @Test
  void whoGaveUpMakesRatiosBounds() {
    List<Row> rows =
        Row.of(
            List.of(
                outcome(Contender.LATEBIND, 1, 1, 1),
                outcome(Contender.FK_JOIN, 1, 900, 1, false),
                outcome(Contender.FK_JOIN_TUNED, 1, 900, 1, false)));

    assertThat(rows)
        .extracting(Row::bound)
        .containsExactly(Bound.AT_LEAST, Bound.AT_MOST, Bound.AT_MOST);
  }

  @Test
  void withoutTheTunedJoinThereIsNoRatio() {
    Row row = Row.of(List.of(outcome(Contender.LATEBIND, 1, 1, 1))).getFirst();

    assertThat(row.speed()).isNull();
    assertThat(Table.lines(List.of(row)).getLast()).contains("latebind").contains(" 100 |");
  }

  @Test
  void whatMustNotHappenIsSummedAndTheRestIsTheMedian() {
    Row row =
        Row.of(
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
    Outcome.Noise lost = new Outcome.Noise(0, 0, 0, 0, 7);
    Outcome late = outcome(Contender.LATEBIND, 1, 1, 1, false);
    assertThat(with(late, lost).isRight()).isTrue();
    assertThat(with(outcome(Contender.LATEBIND, 1, 1, 1), lost).isRight()).isFalse();
  }

  private static Outcome with(Outcome outcome, Outcome.Noise noise) {
    return new Outcome(
        outcome.task(),
        outcome.contender(),
        outcome.round(),
        outcome.finished(),
        outcome.work(),
        outcome.cost(),
        noise,
        null);
  }
}

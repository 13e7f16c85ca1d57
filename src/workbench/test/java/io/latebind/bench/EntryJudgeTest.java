package io.latebind.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.bench.data.BenchDocuments;
import io.latebind.bench.data.BenchEntries;
import io.latebind.bench.data.EntryFormat;
import io.latebind.bench.data.Kind;
import io.latebind.bench.data.Shape;
import io.latebind.bench.data.Shown;
import io.latebind.bench.data.Updates;
import io.latebind.bench.data.Versions;
import io.latebind.bench.data.Write;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EntryJudgeTest {
  private static final Shape SHAPE = Shape.sharing(3, 1).withProbes(1);
  private static final Duration AT_ONCE = Duration.ZERO;

  private final Versions written = new Versions(SHAPE);
  private final BenchEntries entries =
      new BenchEntries(SHAPE, EntryFormat.LATEBIND, new BenchDocuments(SHAPE, 1));
  private final EntryJudge judge = new EntryJudge(written, EntryFormat.LATEBIND, entries);

  @BeforeEach
  void load() {
    List<Write> writes = new Updates.First(List.of(Kind.values())).writes(written, new Random(1));
    assertThat(judge.expect(writes)).as("main entries to come").isEqualTo(3);
  }

  private void right(int referrer, long nanos) {
    judge.judge(referrer, entries.bytes(referrer, written.shown(referrer)), nanos);
  }

  @Test
  void allAreRightFromTheMomentOfTheLast() throws InterruptedException {
    right(0, 10);
    right(2, 20);
    right(3, 30);
    assertThat(judge.awaitRight(true, AT_ONCE)).isZero();
    assertThat(judge.notRight()).isEqualTo(1);

    right(1, 40);
    right(0, 50);

    assertThat(judge.awaitRight(true, AT_ONCE)).isEqualTo(40);
    assertThat(judge.notRight()).isZero();
    assertThat(judge.outputs()).as("probes do not count").isEqualTo(4);
    assertThat(judge.tally()).isEqualTo(EntryTally.NONE);
  }

  @Test
  void mainEntriesDoNotWaitForProbes() throws InterruptedException {
    right(0, 10);
    right(1, 20);
    right(2, 30);

    assertThat(judge.awaitRight(false, AT_ONCE)).isEqualTo(30);
    assertThat(judge.awaitRight(true, AT_ONCE)).isZero();
  }

  @Test
  void entryThatIsTakenBackIsNotRightAnyMore() throws InterruptedException {
    for (int i = 0; i < 4; i++) {
      right(i, 10);
    }

    judge.judge(2, null, 20);

    assertThat(judge.awaitRight(true, AT_ONCE)).isZero();
    assertThat(judge.tally()).isEqualTo(new EntryTally(1, 0, 0));
  }

  @Test
  void entryWithoutItsTargetIsIncompleteAndNotWrong() {
    Shown without = new Shown(0, List.of(Shown.MISSING), Shown.MISSING);

    judge.judge(1, entries.bytes(1, without), 10);

    assertThat(judge.tally()).isEqualTo(new EntryTally(0, 1, 0));
  }

  @Test
  void entryOfAVersionThatWasNeverWrittenIsWrong() {
    judge.judge(1, entries.bytes(1, new Shown(0, List.of(5), Shown.MISSING)), 10);
    judge.judge(1, "{}".getBytes(StandardCharsets.UTF_8), 20);

    assertThat(judge.tally()).isEqualTo(new EntryTally(0, 0, 2));
  }

  @Test
  void entryOfAnEarlierVersionIsNeitherRightNorWrong() throws InterruptedException {
    for (int i = 0; i < 4; i++) {
      right(i, 10);
    }
    byte[] before = entries.bytes(1, written.shown(1));
    judge.expect(new Write(Kind.TARGET, 1, 1, 0), 20);

    judge.judge(1, before, 30);

    assertThat(judge.awaitRight(true, AT_ONCE)).isZero();
    assertThat(judge.tally()).isEqualTo(EntryTally.NONE);
  }

  @Test
  void freshnessIsTheTimeFromTheWriteToItsOwnEntry() {
    byte[] before = entries.bytes(1, written.shown(1));
    judge.expect(new Write(Kind.REFERRER, 1, 1, 0), 1_000_000);

    judge.judge(1, before, 2_000_000);
    assertThat(judge.isAwaited(1)).isTrue();
    right(1, 8_000_000);
    right(1, 9_000_000);

    var times = judge.takeFreshness();
    assertThat(times.getTotalCount()).isEqualTo(1);
    assertThat(times.getMaxValue()).as("microseconds, to three digits").isBetween(6_990L, 7_010L);
    assertThat(judge.isAwaited(1)).isFalse();
    assertThat(judge.takeFreshness().getTotalCount()).isZero();
  }

  @Test
  void writeThatIsOvertakenWaitsForTheLaterOne() {
    judge.expect(new Write(Kind.REFERRER, 1, 1, 0), 1_000_000);
    judge.expect(new Write(Kind.TARGET, 1, 1, 0), 5_000_000);

    right(1, 8_000_000);

    assertThat(judge.takeFreshness().getMaxValue()).isBetween(6_990L, 7_010L);
  }
}

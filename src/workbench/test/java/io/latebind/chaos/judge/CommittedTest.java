package io.latebind.chaos.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommittedTest {
  private static final long OLD = Committed.hash("old");
  private static final long NEW = Committed.hash("new");

  private final Committed committed = new Committed();

  @Test
  void whatStoodAlreadyIsNoNews() {
    assertThat(committed.add(1, "old")).isTrue();
    assertThat(committed.add(2, "old")).isFalse();
    assertThat(committed.add(3, null)).isTrue();
    assertThat(committed.add(4, null)).isFalse();
    assertThat(committed.add(5, "old")).isTrue();
  }

  @Test
  void nothingCanBeTakenBackThatWasNeverThere() {
    assertThat(committed.add(1, null)).isFalse();
  }

  @Test
  void anAnswerMayBeOldAsLongAsNobodyHasShownMore() {
    committed.add(1, "old");
    committed.add(2, "new");
    assertThat(committed.show(OLD, 10, 20)).isTrue();
    assertThat(committed.show(NEW, 10, 20)).isTrue();
  }

  @Test
  void anAnswerIsNotOlderThanOneThatEndedBeforeItBegan() {
    committed.add(1, "old");
    committed.add(2, "new");
    assertThat(committed.show(NEW, 10, 20)).isTrue();
    assertThat(committed.show(OLD, 15, 30)).as("asked at the same time").isTrue();
    assertThat(committed.show(OLD, 21, 30)).as("asked afterwards").isFalse();
  }

  @Test
  void whatWasShownIsNotAbsentAfterwards() {
    committed.add(1, "old");
    assertThat(committed.show(OLD, 10, 20)).isTrue();
    assertThat(committed.show(Committed.TOMBSTONE, 21, 30)).isFalse();
    committed.add(2, null);
    assertThat(committed.show(Committed.TOMBSTONE, 21, 30)).isTrue();
    assertThat(committed.show(OLD, 31, 40)).as("it is back").isFalse();
  }

  @Test
  void aValueThatWasNeverCommittedIsNotShown() {
    committed.add(1, "old");
    assertThat(committed.show(NEW, 10, 20)).isFalse();
  }

  @Test
  void whatWasShownIsRememberedThroughManyRecords() {
    for (int i = 0; i < 10_000; i++) {
      committed.add(i, Integer.toString(i));
      long begin = i * 1_000_000_000L;
      assertThat(committed.show(Committed.hash(Integer.toString(i)), begin, begin + 10)).isTrue();
    }
    long later = 10_000 * 1_000_000_000L;
    assertThat(committed.show(Committed.hash("9998"), later, later + 1)).isFalse();
    assertThat(committed.show(Committed.hash("9999"), later, later + 1)).isTrue();
  }
}

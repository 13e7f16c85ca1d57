package io.latebind.streams.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SweepSchedulerTest {
  private long now = Long.MAX_VALUE - 5;
  private final SweepScheduler turns = new SweepScheduler(() -> now);

  @Test
  void allMayWorkWhileNoRecordsWait() {
    assertThat(turns.isTurn(0, true, false)).isTrue();
    turns.taken(0, Duration.ofNanos(10));

    assertThat(turns.isTurn(1, true, false)).isTrue();
    turns.taken(1, Duration.ofNanos(10));
    assertThat(turns.isTurn(0, true, false)).isTrue();
  }

  @Test
  void whoHasNoSweepHasNoTurn() {
    assertThat(turns.isTurn(0, false, false)).isFalse();
    assertThat(turns.isTurn(0, false, true)).isFalse();
    assertThat(turns.isSweeping()).isFalse();
  }

  @Test
  void recordsHaveAsMuchTimeAsTheTurnBeforeThem() {
    assertThat(turns.isTurn(0, true, true)).isTrue();
    now += 10;
    turns.taken(0, Duration.ofNanos(10));

    now += 9;
    assertThat(turns.isTurn(0, true, true)).isFalse();
    now += 1;
    assertThat(turns.isTurn(0, true, true)).isTrue();
  }

  @Test
  void recordsOfAnotherPartitionCountAsWell() {
    assertThat(turns.isTurn(1, false, true)).isFalse();
    assertThat(turns.isTurn(0, true, false)).isTrue();
    turns.taken(0, Duration.ofNanos(10));

    assertThat(turns.isTurn(0, true, false)).isFalse();
    turns.isTurn(1, false, false);
    assertThat(turns.isTurn(0, true, false)).isTrue();
  }

  @Test
  void whoWaitsLongestComesFirst() {
    assertThat(turns.isTurn(0, true, true)).isTrue();
    turns.taken(0, Duration.ofNanos(10));
    assertThat(turns.isTurn(1, true, true)).isFalse();
    assertThat(turns.isTurn(2, true, true)).isFalse();

    now += 10;
    assertThat(turns.isTurn(0, true, true)).isTrue();
    turns.taken(0, Duration.ofNanos(10));
    now += 10;
    assertThat(turns.isTurn(0, true, true)).isFalse();
    assertThat(turns.isTurn(2, true, true)).isFalse();
    assertThat(turns.isTurn(1, true, true)).isTrue();
    turns.taken(1, Duration.ofNanos(10));
    now += 10;
    assertThat(turns.isTurn(0, true, true)).isFalse();
    assertThat(turns.isTurn(2, true, true)).isTrue();
  }

  @Test
  void whoHasEndedHoldsNobodyUp() {
    assertThat(turns.isTurn(0, true, true)).isTrue();
    assertThat(turns.isTurn(1, true, false)).isFalse();
    turns.ended(0);

    assertThat(turns.isTurn(1, true, false)).isTrue();
    turns.ended(1);
    assertThat(turns.isSweeping()).isFalse();
  }

  @Test
  void everyThreadHasItsOwn() throws Exception {
    assertThat(turns.isTurn(0, true, true)).isTrue();
    assertThat(turns.isSweeping()).isTrue();

    Thread other =
        new Thread(
            () -> {
              assertThat(turns.isSweeping()).isFalse();
              assertThat(turns.isTurn(1, true, true)).isTrue();
            });
    Throwable[] failure = new Throwable[1];
    other.setUncaughtExceptionHandler((thread, thrown) -> failure[0] = thrown);
    other.start();
    other.join();
    assertThat(failure[0]).isNull();
  }
}

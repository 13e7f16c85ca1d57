package io.latebind.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StandstillTest {
  @Test
  void aCountThatStaysTheSameForTooLongStandsStill() {
    Standstill standstill = new Standstill(Duration.ofNanos(10));

    assertThat(standstill.is(0, 100)).isFalse();
    assertThat(standstill.is(0, 110)).isFalse();
    assertThat(standstill.is(1, 111)).isFalse();
    assertThat(standstill.is(1, 121)).isFalse();
    assertThat(standstill.is(1, 122)).isTrue();
    assertThat(standstill.is(2, 123)).isFalse();
  }
}

package io.latebind.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A short race of writers and readers; {@link SearchConcurrencyMeasurement} is the long one. */
class SearchConcurrencyScenario {
  private static final int VECTORS = 5_000;
  private static final Load LOAD = new Load(2, 2, 5_000, 10, Duration.ofSeconds(5));

  private final Vectors vectors = Vectors.of(2);

  /** Otherwise the check would prove nothing. */
  @Test
  void aListWithoutLockFailsAndTheCheckNotices() throws Exception {
    Outcome outcome = race(Maker.LIST);

    assertThat(outcome.answers().errorCount()).isPositive();
    assertThat(outcome.answers().torn()).isPositive();
  }

  @Test
  void theSameListBehindOneLockIsRight() throws Exception {
    Outcome outcome = race(Maker.LOCKED_LIST);

    assertAllRight(outcome);
    assertThat(outcome.answers().staleNanos()).isZero();
  }

  @Test
  void latebindIsRightWithoutALock() throws Exception {
    assertAllRight(race(Maker.STORE));
  }

  private Outcome race(Maker maker) throws Exception {
    try (Contender contender = maker.make(VECTORS, vectors.dimensions(), LOAD.writers())) {
      Trial trial = new Trial(contender, vectors, VECTORS, LOAD.writers());
      trial.fill();
      return trial.run(LOAD);
    }
  }

  private static void assertAllRight(Outcome outcome) {
    assertThat(outcome.updateErrors()).isZero();
    assertThat(outcome.updates()).isPositive();
    assertThat(outcome.answers().errors()).isEmpty();
    assertThat(outcome.answers().torn()).isZero();
    assertThat(outcome.answers().wrong()).isZero();
    assertThat(outcome.answers().nanos()).isNotEmpty();
    assertThat(outcome.answers().fresh()).isPositive();
  }
}

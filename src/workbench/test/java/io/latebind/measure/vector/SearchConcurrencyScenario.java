package io.latebind.measure.vector;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.measure.search.RandomVectors;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A short race of writers and readers; {@link SearchConcurrencyMeasurement} is the long one. */
@Tag("deep")
class SearchConcurrencyScenario {
  private static final int VECTORS = 5_000;
  private static final Load LOAD = new Load(2, 2, 5_000, 10, Duration.ofSeconds(5));

  private final RandomVectors vectors = RandomVectors.of(2);

  /** Otherwise the check would prove nothing. */
  @Test
  void aListWithoutLockFailsAndTheCheckNotices() throws Exception {
    LoadOutcome outcome = race(Maker.LIST);

    assertThat(outcome.answers().errorCount()).isPositive();
    assertThat(outcome.answers().torn()).isPositive();
  }

  @Test
  void theSameListBehindOneLockIsRight() throws Exception {
    LoadOutcome outcome = race(Maker.LOCKED_LIST);

    assertAllRight(outcome);
    assertThat(outcome.answers().staleNanos()).isZero();
  }

  @Test
  void latebindIsRightWithoutALock() throws Exception {
    assertAllRight(race(Maker.STORE));
  }

  private LoadOutcome race(Maker maker) throws Exception {
    try (VectorContender contender = maker.make(VECTORS, vectors.dimensions(), LOAD.writers())) {
      Trial trial = new Trial(contender, vectors, VECTORS, LOAD.writers());
      trial.fill();
      return trial.run(LOAD);
    }
  }

  private static void assertAllRight(LoadOutcome outcome) {
    assertThat(outcome.updateErrors()).isZero();
    assertThat(outcome.updates()).isPositive();
    assertThat(outcome.answers().errors()).isEmpty();
    assertThat(outcome.answers().torn()).isZero();
    assertThat(outcome.answers().wrong()).isZero();
    assertThat(outcome.answers().nanos()).isNotEmpty();
    assertThat(outcome.answers().fresh()).isPositive();
  }
}

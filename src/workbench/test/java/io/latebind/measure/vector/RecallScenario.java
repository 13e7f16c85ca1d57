package io.latebind.measure.vector;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.measure.search.RandomVectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The nearest vectors are found, also when many have changed. With {@code -Dmeasure.vectors}. */
@Tag("deep")
class RecallScenario {
  private static final int VECTORS = Integer.getInteger("measure.vectors", 100_000);
  private static final int WRITERS = 2;
  private static final double ENOUGH = 0.95;

  @Test
  void nearlyAllOfTheTenNearestAreFoundAlsoAfterUpdatesAndDeletions() throws Exception {
    RandomVectors vectors = RandomVectors.of(Long.getLong("measure.seed", 3));
    try (VectorContender latebind = new LatebindVectors(vectors.dimensions(), WRITERS)) {
      Trial trial = new Trial(latebind, vectors, VECTORS, WRITERS);
      trial.fill();
      Recall filled = Recall.of(latebind, vectors, trial.ledger());
      trial.change();
      Recall changed = Recall.of(latebind, vectors, trial.ledger());

      System.out.println("| " + VECTORS + " vectors | recall@10 | queries/s of one thread |");
      System.out.println("|---|---|---|");
      System.out.println("| as they were written | " + filled + " |");
      System.out.println("| 20 % updated and 10 % deleted | " + changed + " |");
      assertThat(filled.recall()).as(vectors.toString()).isGreaterThanOrEqualTo(ENOUGH);
      assertThat(changed.recall()).as(vectors.toString()).isGreaterThanOrEqualTo(ENOUGH);
    }
  }
}

package io.latebind.measure.vector;

import io.latebind.measure.search.RandomVectors;
import io.latebind.measure.vector.VectorContender.Found;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.VectorSimilarityFunction;

/** Tells whether an answer can be explained by what was written. */
final class HitCheck {
  private static final float ROUNDING = 1e-4f;

  private final RandomVectors vectors;
  private final VectorLedger ledger;

  HitCheck(RandomVectors vectors, VectorLedger ledger) {
    this.vectors = vectors;
    this.ledger = ledger;
  }

  /**
   * What an answer is.
   *
   * @param torn a hit is mixed of several versions: its vector is not what its version had, or its
   *     score not that of its vector
   * @param wrong a version that was never written, hits out of order, twice or too few, or one that
   *     was replaced or deleted when everything was to be seen
   * @param staleNanos for how long the oldest hit had been replaced or deleted when the question
   *     was asked
   */
  record Verdict(boolean torn, boolean wrong, long staleNanos) {}

  /**
   * Checks an answer.
   *
   * @param beganNanos when the question was asked
   * @param fresh whether everything written before had to be seen
   */
  Verdict check(float[] question, List<Found> answer, int k, long beganNanos, boolean fresh) {
    boolean torn = false;
    boolean wrong = answer.size() != k || !inOrder(answer);
    long stale = 0;
    for (Found found : answer) {
      if (!ledger.mayBeSeen(found.id(), found.version())) {
        wrong = true;
        continue;
      }
      torn |= !Arrays.equals(found.vector(), vectors.vector(found.id(), found.version()));
      torn |= !isScoreOf(question, found);
      stale = Math.max(stale, ledger.staleNanos(found.id(), found.version(), beganNanos));
    }
    return new Verdict(torn, wrong || (fresh && stale > 0), stale);
  }

  private static boolean inOrder(List<Found> answer) {
    Set<Integer> ids = new HashSet<>();
    float last = Float.POSITIVE_INFINITY;
    for (Found found : answer) {
      if (found.score() > last || !ids.add(found.id())) {
        return false;
      }
      last = found.score();
    }
    return true;
  }

  private static boolean isScoreOf(float[] question, Found found) {
    float expected = VectorSimilarityFunction.EUCLIDEAN.compare(question, found.vector());
    return Math.abs(found.score() - expected) <= ROUNDING * expected;
  }
}

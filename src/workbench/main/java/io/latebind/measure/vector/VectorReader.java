package io.latebind.measure.vector;

import io.latebind.measure.search.RandomVectors;
import io.latebind.measure.vector.VectorContender.Found;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** Asks for the nearest vectors, one question after the other, and checks every answer. */
final class VectorReader {
  private final VectorContender contender;
  private final HitCheck check;
  private final RandomVectors vectors;
  private final LongStream.Builder nanos = LongStream.builder();
  private final Map<String, Long> errors = new TreeMap<>();
  private long torn;
  private long wrong;
  private long fresh;
  private long staleNanos;

  VectorReader(VectorContender contender, VectorLedger ledger, RandomVectors vectors) {
    this.contender = contender;
    this.check = new HitCheck(vectors, ledger);
    this.vectors = vectors;
  }

  /**
   * Asks until the time is over.
   *
   * @param number from which its questions are counted
   */
  LoadOutcome.Answers run(long number, int freshEvery, long endNanos) {
    for (long i = 0; System.nanoTime() < endNanos; i++) {
      ask(vectors.question(number + i), i % freshEvery == freshEvery - 1);
    }
    return new LoadOutcome.Answers(nanos.build().toArray(), errors, torn, wrong, fresh, staleNanos);
  }

  private void ask(float[] question, boolean seeAll) {
    long began = System.nanoTime();
    try {
      Supplier<List<Found>> answer = contender.nearest(question, Load.K, seeAll);
      nanos.add(System.nanoTime() - began);
      note(check.check(question, answer.get(), Load.K, began, seeAll));
      fresh += seeAll ? 1 : 0;
    } catch (RuntimeException e) {
      errors.merge(e.getClass().getSimpleName(), 1L, Long::sum);
    }
  }

  private void note(HitCheck.Verdict verdict) {
    torn += verdict.torn() ? 1 : 0;
    wrong += verdict.wrong() ? 1 : 0;
    staleNanos = Math.max(staleNanos, verdict.staleNanos());
  }
}

package io.latebind.measure.vector;

import io.latebind.measure.search.RandomVectors;
import io.latebind.measure.vector.VectorContender.Found;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.index.VectorSimilarityFunction;

/**
 * How many of the true nearest a contender finds when nobody writes, and how fast.
 *
 * @param recall the share of the true nearest that were found, from 0 to 1
 * @param perSecond questions that one thread gets answered in a second
 */
record Recall(double recall, double perSecond) {
  private static final int QUESTIONS = 200;
  private static final int ROUNDS = 3;

  private record Near(int id, float score) {}

  /** Asks one question after the other, and scans everything that stands for the truth. */
  static Recall of(VectorContender contender, RandomVectors vectors, VectorLedger ledger) {
    List<float[]> questions = IntStream.range(0, QUESTIONS).mapToObj(vectors::question).toList();
    List<Set<Integer>> truth = truth(questions, vectors, ledger);
    int found = 0;
    for (int i = 0; i < QUESTIONS; i++) {
      Set<Integer> ids = new HashSet<>(truth.get(i));
      ids.retainAll(ids(contender.nearest(questions.get(i), Load.K, false).get()));
      found += ids.size();
    }
    return new Recall((double) found / (QUESTIONS * Load.K), perSecond(contender, questions));
  }

  private static List<Integer> ids(List<Found> answer) {
    return answer.stream().map(Found::id).toList();
  }

  private static double perSecond(VectorContender contender, List<float[]> questions) {
    double[] rounds = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long began = System.nanoTime();
      questions.forEach(question -> contender.nearest(question, Load.K, false));
      rounds[round] = QUESTIONS / ((System.nanoTime() - began) / 1e9);
    }
    Arrays.sort(rounds);
    return rounds[ROUNDS / 2];
  }

  private static List<Set<Integer>> truth(
      List<float[]> questions, RandomVectors vectors, VectorLedger ledger) {
    float[][] standing = new float[ledger.ids()][];
    IntStream.range(0, ledger.ids())
        .parallel()
        .filter(id -> ledger.standing(id) >= 0)
        .forEach(id -> standing[id] = vectors.vector(id, ledger.standing(id)));
    return questions.parallelStream().map(question -> nearest(question, standing)).toList();
  }

  private static Set<Integer> nearest(float[] question, float[][] standing) {
    return Set.copyOf(
        IntStream.range(0, standing.length)
            .filter(id -> standing[id] != null)
            .mapToObj(id -> new Near(id, score(question, standing[id])))
            .sorted(Comparator.comparingDouble(Near::score).reversed())
            .limit(Load.K)
            .map(Near::id)
            .toList());
  }

  private static float score(float[] question, float[] vector) {
    return VectorSimilarityFunction.EUCLIDEAN.compare(question, vector);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.3f | %,.0f", recall, perSecond);
  }
}

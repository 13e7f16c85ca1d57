package io.latebind.measure.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Latebind's stores next to plain Lucene with the same entries in the same process, asked in turns
 * by one thread. Not part of a build:
 *
 * <pre>
 *   mvn verify -DskipUnitTests -Dit.test=SearchSpeedMeasurement
 * </pre>
 *
 * <p>With {@code -Dmeasure.entries} and {@code -Dmeasure.rounds}.
 */
class SearchSpeedMeasurement {
  private static final int ENTRIES = Integer.getInteger("measure.entries", 50_000);
  private static final int ROUNDS = Integer.getInteger("measure.rounds", 9);
  private static final int WARM_UP_ROUNDS = 2;
  private static final long ROUND_NANOS = 500_000_000;
  private static final float ROUNDING = 1e-4f;
  @TempDir private Path folder;

  private final Corpus corpus = new Corpus();
  private final List<Entrant> entrants = new ArrayList<>();

  /** One of those that are compared; plain Lucene is the first. */
  private record Entrant(String name, CorpusIndex index) {}

  @Test
  void queriesNextToPlainLucene() {
    entrants.add(new Entrant("plain Lucene", new PlainLucene(folder)));
    entrants.add(new Entrant("Latebind, 1 partition", new LatebindEntries(1)));
    entrants.add(new Entrant("Latebind, 4 partitions", new LatebindEntries(4)));
    try {
      entrants.forEach(this::fill);
      System.out.printf("%n%,d entries, segments as they came:%n%n", ENTRIES);
      table();
      entrants.forEach(entrant -> entrant.index().mergeAll());
      compareAnswers();
      System.out.printf("%nThe same in one segment each:%n%n");
      table();
    } finally {
      entrants.forEach(entrant -> entrant.index().close());
    }
  }

  private void fill(Entrant entrant) {
    long began = System.nanoTime();
    for (int i = 0; i < ENTRIES; i++) {
      entrant.index().put(i, corpus.item(i));
    }
    double perSecond = ENTRIES / ((System.nanoTime() - began) / 1e9);
    entrant.index().refresh();
    System.out.printf(
        Locale.ROOT, "%s: %,.0f entries/s by one thread%n", entrant.name(), perSecond);
  }

  private void table() {
    String names = entrants.stream().map(Entrant::name).collect(Collectors.joining(" | "));
    System.out.printf("| queries/s of one thread | %s |%n", names);
    System.out.println("|---|---|---|---|");
    for (BenchmarkQuery.Kind kind : BenchmarkQuery.Kind.values()) {
      double[][] speeds = measure(kind);
      System.out.printf(
          "| %s | %s | %s | %s |%n",
          kind.label(),
          Ratios.of(speeds[0]).withSpread("%,.0f"),
          Ratios.of(speeds[1], speeds[0]).withSpread("%.2f"),
          Ratios.of(speeds[2], speeds[0]).withSpread("%.2f"));
    }
  }

  /** For each entrant, the speed in each round. */
  private double[][] measure(BenchmarkQuery.Kind kind) {
    List<BenchmarkQuery> questions =
        IntStream.range(0, 500).mapToObj(i -> corpus.question(kind, i)).toList();
    double[][] speeds = new double[entrants.size()][ROUNDS];
    for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
      for (int i = 0; i < speeds.length; i++) {
        double speed = perSecond(entrants.get(i).index(), questions);
        if (round >= 0) {
          speeds[i][round] = speed;
        }
      }
    }
    return speeds;
  }

  private static double perSecond(CorpusIndex index, List<BenchmarkQuery> questions) {
    long began = System.nanoTime();
    long asked = 0;
    while (System.nanoTime() - began < ROUND_NANOS) {
      index.ask(questions.get((int) (asked % questions.size())));
      asked++;
    }
    return asked / ((System.nanoTime() - began) / 1e9);
  }

  /** What is fast must also be the same: the scores of all hits, and how many there are. */
  private void compareAnswers() {
    for (BenchmarkQuery.Kind kind : BenchmarkQuery.Kind.values()) {
      if (kind != BenchmarkQuery.Kind.NEAREST) {
        IntStream.range(0, 100).mapToObj(i -> corpus.question(kind, i)).forEach(this::compare);
      }
    }
  }

  private void compare(BenchmarkQuery question) {
    float[] expected = scores(entrants.getFirst(), question);
    for (Entrant entrant : entrants) {
      assertThat(scores(entrant, question))
          .as("%s %s", entrant.name(), question)
          .containsExactly(expected, Offset.offset(ROUNDING));
    }
  }

  private static float[] scores(Entrant entrant, BenchmarkQuery question) {
    List<CorpusIndex.Answer> answers = entrant.index().ask(question);
    float[] scores = new float[answers.size()];
    for (int i = 0; i < scores.length; i++) {
      float score = answers.get(i).score();
      scores[i] = Float.isNaN(score) ? 0 : score;
    }
    return scores;
  }
}

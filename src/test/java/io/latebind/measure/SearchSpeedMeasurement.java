package io.latebind.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.latebind.measure.Corpus.Item;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
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
  private static final long ROUND_NANOS = 500_000_000;
  private static final String PLAIN = "plain Lucene";
  private static final List<String> OTHERS =
      List.of("Latebind, 1 partition", "Latebind, 4 partitions");

  @TempDir private Path folder;

  private final Corpus corpus = new Corpus();
  private final Map<String, EntryIndex> engines = new LinkedHashMap<>();

  @Test
  void queriesNextToPlainLucene() {
    engines.put(PLAIN, new PlainLucene(folder));
    engines.put(OTHERS.get(0), new LatebindEntries(1));
    engines.put(OTHERS.get(1), new LatebindEntries(4));
    try {
      engines.forEach(this::fill);
      System.out.printf("%n%,d entries, segments as they came:%n%n", ENTRIES);
      table();
      engines.values().forEach(EntryIndex::mergeAll);
      compareAnswers();
      System.out.printf("%nThe same in one segment each:%n%n");
      table();
    } finally {
      engines.values().forEach(EntryIndex::close);
    }
  }

  private void fill(String name, EntryIndex engine) {
    long began = System.nanoTime();
    for (int i = 0; i < ENTRIES; i++) {
      engine.put(i, corpus.item(i));
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    engine.refresh();
    System.out.printf(Locale.ROOT, "%s: %,.0f entries/s by one thread%n", name, ENTRIES / seconds);
  }

  private void table() {
    System.out.printf("| queries/s of one thread | %s | %s |%n", PLAIN, String.join(" | ", OTHERS));
    System.out.println("|---|---|---|---|");
    for (Question.Kind kind : Question.Kind.values()) {
      Map<String, double[]> speeds = measure(kind);
      double[] plain = speeds.get(PLAIN);
      System.out.printf(
          "| %s | %s | %s | %s |%n",
          kind.label(),
          Ratios.of(plain).withSpread("%,.0f"),
          Ratios.of(speeds.get(OTHERS.get(0)), plain).withSpread("%.2f"),
          Ratios.of(speeds.get(OTHERS.get(1)), plain).withSpread("%.2f"));
    }
  }

  private Map<String, double[]> measure(Question.Kind kind) {
    List<Question> questions =
        IntStream.range(0, 500).mapToObj(i -> corpus.question(kind, i)).toList();
    Map<String, double[]> speeds = new LinkedHashMap<>();
    engines.forEach(
        (name, engine) -> {
          speeds.put(name, new double[ROUNDS]);
          perSecond(engine, questions); // warms up
          perSecond(engine, questions);
        });
    for (int round = 0; round < ROUNDS; round++) {
      for (Map.Entry<String, EntryIndex> engine : engines.entrySet()) {
        speeds.get(engine.getKey())[round] = perSecond(engine.getValue(), questions);
      }
    }
    return speeds;
  }

  private static double perSecond(EntryIndex engine, List<Question> questions) {
    long began = System.nanoTime();
    long asked = 0;
    while (System.nanoTime() - began < ROUND_NANOS) {
      engine.ask(questions.get((int) (asked % questions.size())));
      asked++;
    }
    return asked / ((System.nanoTime() - began) / 1e9);
  }

  /** What is fast must also be the same: the scores of all hits, and how many there are. */
  private void compareAnswers() {
    for (Question.Kind kind : Question.Kind.values()) {
      if (kind != Question.Kind.NEAREST) {
        IntStream.range(0, 100).mapToObj(i -> corpus.question(kind, i)).forEach(this::compare);
      }
    }
  }

  private void compare(Question question) {
    float[] expected = scores(engines.get(PLAIN), question);
    for (String name : OTHERS) {
      assertThat(scores(engines.get(name), question))
          .as("%s %s", name, question)
          .usingElementComparator(
              (left, right) -> Math.abs(left - right) < 1e-4 ? 0 : Float.compare(left, right))
          .isEqualTo(expected);
    }
  }

  private static float[] scores(EntryIndex engine, Question question) {
    List<EntryIndex.Answer> answers = engine.ask(question);
    float[] scores = new float[answers.size()];
    for (int i = 0; i < scores.length; i++) {
      float score = answers.get(i).score();
      scores[i] = Float.isNaN(score) ? 0 : score;
    }
    return scores;
  }
}

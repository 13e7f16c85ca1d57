package io.latebind.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.settings.Configuration;
import io.latebind.settings.Setting;
import io.latebind.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Measures what the commit interval costs and brings. Not part of a build:
 *
 * <pre>
 *   mvn verify -DskipUnitTests -Dit.test=CommitIntervalMeasurement
 * </pre>
 */
class CommitIntervalMeasurement {
  private static final int PAIRS = 20_000;
  private static final int PROBES = 100;
  private static final int ROUNDS = 3;
  private static final int[] INTERVALS_MILLIS = {20, 50, 100, 200, 500};

  /** What one round came to. */
  private record Round(double pairsPerSecond, double p50Millis, double p99Millis) {}

  @Test
  void throughputAndFreshnessByCommitInterval() throws Exception {
    List<List<Round>> rounds = new ArrayList<>();
    for (int i = 0; i < INTERVALS_MILLIS.length; i++) {
      rounds.add(new ArrayList<>());
    }
    measure(100); // the first run warms the machine up and is not counted
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < INTERVALS_MILLIS.length; i++) {
        rounds.get(i).add(measure(INTERVALS_MILLIS[i]));
      }
    }
    System.out.println("| commit.interval.ms | pairs/s | late reference p50 | p99 |");
    System.out.println("|---|---|---|---|");
    for (int i = 0; i < INTERVALS_MILLIS.length; i++) {
      List<Round> all = rounds.get(i);
      System.out.printf(
          Locale.ROOT,
          "| %d | %s | %s ms | %s ms |%n",
          INTERVALS_MILLIS[i],
          spread(all.stream().mapToDouble(Round::pairsPerSecond).toArray()),
          spread(all.stream().mapToDouble(Round::p50Millis).toArray()),
          spread(all.stream().mapToDouble(Round::p99Millis).toArray()));
    }
    assertThat(rounds).allMatch(all -> all.size() == ROUNDS);
  }

  private static String spread(double[] values) {
    Arrays.sort(values);
    return String.format(
        Locale.ROOT,
        "%,.0f (%,.0f to %,.0f)",
        values[values.length / 2],
        values[0],
        values[values.length - 1]);
  }

  private static Round measure(int intervalMillis) throws Exception {
    Configuration configuration =
        Configuration.EMPTY.with(Setting.COMMIT_INTERVAL_MILLIS, Integer.toString(intervalMillis));
    try (Installation installation =
        Installation.start(
            Settings.temporary().withConfiguration(configuration), TestIndexes.hops())) {
      installation.write("r/first", "{\"v\":0}").awaitComplete();
      double perSecond = load(installation);
      double[] millis = probe(installation);
      return new Round(
          perSecond, millis[millis.length / 2], millis[(int) Math.ceil(0.99 * millis.length) - 1]);
    }
  }

  private static double load(Installation installation) throws Exception {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < PAIRS; i++) {
      ids.add("r/" + i);
      ids.add("t/" + i);
    }
    Collections.shuffle(ids, new Random(3));
    long begin = System.nanoTime();
    for (String id : ids) {
      String number = id.substring(2);
      installation.write(
          id, id.startsWith("r") ? "{\"v\":1,\"ref\":\"t/" + number + "\"}" : "{\"name\":\"n\"}");
    }
    installation.awaitComplete();
    return PAIRS / (Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0);
  }

  /** Writes targets that a foreign referrer waits for, one after the other. */
  private static double[] probe(Installation installation) {
    double[] millis = new double[PROBES];
    for (int i = 0; i < PROBES; i++) {
      String target = "t/probe" + i;
      String key = "hops/r/probe" + i;
      installation.write("r/probe" + i, "{\"v\":1,\"ref\":\"" + target + "\"}");
      installation.await(standing -> standing.containsKey(key));
      long begin = System.nanoTime();
      installation.write(target, "{\"name\":\"there\"}");
      installation.await(standing -> standing.getOrDefault(key, "").contains("there"));
      millis[i] = (System.nanoTime() - begin) / 1e6;
    }
    Arrays.sort(millis);
    return millis;
  }
}

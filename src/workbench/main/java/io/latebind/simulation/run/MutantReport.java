package io.latebind.simulation.run;

import io.latebind.simulation.check.Check;
import io.latebind.simulation.check.Mutant;
import io.latebind.simulation.mutant.Mutants;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** How soon each planted mistake is caught. */
public final class MutantReport {
  /** How many times as many seeds are run for a mutant that none of the first has caught. */
  private static final int FURTHER = 10;

  private MutantReport() {}

  /**
   * Runs every mutant on every seed and prints a table.
   *
   * @param seed the first
   * @return whether each mutant was caught at least once
   */
  public static boolean print(long seed, int seeds, PrintStream out) {
    out.printf(
        "Each of %d mutants on %,d seeds, or on %,d when none of these catches it: how many of"
            + " them do, the first that does, what one needs on average, and which checks%n",
        Mutants.all().size(), seeds, seeds * FURTHER);
    int missed = 0;
    for (Map.Entry<String, Mutant> mutant : Mutants.all().entrySet()) {
      int run = seeds;
      List<Caught> caught = caught(seed, run, mutant.getValue());
      if (caught.isEmpty()) {
        run = seeds * FURTHER;
        caught = caught(seed, run, mutant.getValue());
      }
      missed += caught.isEmpty() ? 1 : 0;
      out.println(row(mutant.getKey(), seed, run, caught));
    }
    out.println(missed == 0 ? "All are caught." : missed + " are not caught.");
    return missed == 0;
  }

  private record Caught(long seed, Check check) {}

  private static List<Caught> caught(long seed, int seeds, Mutant mutant) {
    return LongStream.range(seed, seed + seeds)
        .parallel()
        .boxed()
        .flatMap(one -> run(one, mutant).stream())
        .toList();
  }

  private static List<Caught> run(long seed, Mutant mutant) {
    try {
      Simulation.run(seed, mutant);
      return List.of();
    } catch (Simulation.Failure e) {
      return List.of(new Caught(seed, e.violation().check()));
    }
  }

  private static String row(String name, long seed, int seeds, List<Caught> caught) {
    if (caught.isEmpty()) {
      return "  NEVER  " + name;
    }
    Map<Check.Kind, Long> kinds =
        caught.stream()
            .collect(
                Collectors.groupingBy(
                    one -> one.check().kind(), TreeMap::new, Collectors.counting()));
    return "%6.1f %%  first %4d  mean %6.1f  %s  %s"
        .formatted(
            100.0 * caught.size() / seeds,
            caught.getFirst().seed() - seed + 1,
            (double) seeds / caught.size(),
            name,
            kinds);
  }
}

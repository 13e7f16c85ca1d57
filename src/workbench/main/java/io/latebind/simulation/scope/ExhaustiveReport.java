package io.latebind.simulation.scope;

import io.latebind.simulation.check.Mutant;
import io.latebind.simulation.run.Telling;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;

/** Tries every order of what can happen in small scopes. */
public final class ExhaustiveReport {
  private ExhaustiveReport() {}

  /**
   * Goes through all scopes and prints what was tried in each.
   *
   * @return whether all of it was right
   */
  public static boolean print(PrintStream out) {
    return print(
        Stream.concat(SmallScopes.small().stream(), SmallScopes.large().stream()).toList(), out);
  }

  static boolean print(List<SmallScope> scopes, PrintStream out) {
    List<Boolean> held = scopes.parallelStream().map(scope -> print(scope, out)).toList();
    return held.stream().allMatch(Boolean::booleanValue);
  }

  private static boolean print(SmallScope scope, PrintStream out) {
    long begin = System.nanoTime();
    Enumeration.Result result = Enumeration.of(scope, Mutant.NONE);
    double seconds = (System.nanoTime() - begin) / 1e9;
    StringBuilder text = new StringBuilder();
    text.append(
        ("%s (%d writes): %,d states, %,d transitions, %.3g orders of up to %d steps,"
                + " %,d ends, %.1f s%n")
            .formatted(
                scope.name(),
                scope.writes(),
                result.states(),
                result.transitions(),
                result.interleavings(),
                result.deepest(),
                result.ends(),
                seconds));
    if (result.violation() != null && result.failure() != null) {
      text.append(Telling.of(result.failure(), result.violation().check(), Mutant.NONE));
    }
    out.print(text);
    return result.violation() == null;
  }
}

package io.latebind.simulation.scope;

import io.latebind.simulation.check.Check;
import io.latebind.simulation.check.Mutant;
import io.latebind.simulation.check.Violation;
import io.latebind.simulation.model.Action;
import io.latebind.simulation.model.Setup;
import io.latebind.simulation.run.Recording;
import io.latebind.simulation.world.Invariants;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tries everything that can happen in a scope, in every order. A point that was met before is not
 * gone on from again, but the ways through it are counted.
 */
final class Enumeration {
  private final SmallScope scope;
  private final Map<StateFingerprint.Key, Double> ways = new HashMap<>();
  private final Deque<Action> path = new ArrayDeque<>();
  private long transitions;
  private long ends;
  private int deepest;
  private int depth;

  private Enumeration(SmallScope scope) {
    this.scope = scope;
  }

  /**
   * What came of it.
   *
   * @param states different points
   * @param transitions from one point to the next
   * @param interleavings different ways from the beginning to an end
   * @param ends points at which nothing is left to happen; all of them are right
   * @param deepest the most that happens on one way
   * @param failure the way to what is wrong; null when all is right
   */
  record Result(
      long states,
      long transitions,
      double interleavings,
      long ends,
      int deepest,
      @Nullable Recording failure,
      @Nullable Violation violation) {}

  static Result of(SmallScope scope, Mutant mutant) {
    Enumeration enumeration = new Enumeration(scope);
    try {
      double ways = enumeration.ways(Branch.begin(scope, mutant));
      return enumeration.result(ways, null, null);
    } catch (Violation e) {
      return enumeration.result(0, enumeration.recording(), e);
    }
  }

  private Result result(
      double interleavings, @Nullable Recording failure, @Nullable Violation violation) {
    return new Result(ways.size(), transitions, interleavings, ends, deepest, failure, violation);
  }

  private Recording recording() {
    List<Action> actions = new ArrayList<>(Branch.opening(scope.beginning()));
    actions.addAll(path);
    actions.add(new Action.Rest(0, scope.next()));
    return new Recording(scope.beginning(), actions);
  }

  /** The number of ways from a point to an end. */
  private double ways(Branch branch) {
    StateFingerprint.Key key = StateFingerprint.of(branch);
    Double known = ways.get(key);
    if (known != null) {
      return known;
    }
    deepest = Math.max(deepest, depth);
    List<Choice> choices = branch.choices();
    double sum = 0;
    boolean onlyFaults = choices.stream().allMatch(Choice::isFault);
    if (onlyFaults) {
      end(branch);
      sum = 1;
    }
    for (Choice choice : choices) {
      sum += ways(branch, choice);
    }
    ways.put(key, sum);
    return sum;
  }

  private double ways(Branch branch, Choice choice) {
    transitions++;
    depth++;
    choice.actions().forEach(path::addLast);
    double sum = ways(branch.after(choice));
    choice.actions().forEach(action -> path.removeLast());
    depth--;
    return sum;
  }

  private void end(Branch branch) {
    ends++;
    if (!branch.world().isAtRest()) {
      throw new Violation(Check.COMES_TO_REST, "nothing can be done, and it is not at rest");
    }
    Setup setup = branch.world().instances().getFirst().setup();
    if (branch.world().instances().stream().allMatch(one -> one.setup().equals(setup))) {
      new Invariants(branch.world(), setup).check();
    }
  }
}

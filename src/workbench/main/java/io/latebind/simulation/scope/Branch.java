package io.latebind.simulation.scope;

import io.latebind.simulation.check.Mutant;
import io.latebind.simulation.check.Story;
import io.latebind.simulation.model.Action;
import io.latebind.simulation.model.Beginning;
import io.latebind.simulation.model.Work;
import io.latebind.simulation.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A point that a scope can come to: a world, what its clients have written, and faults left. */
final class Branch {
  private final SmallScope scope;
  private final World world;
  private final int[] written;
  private int faults;

  private Branch(SmallScope scope, World world, int[] written, int faults) {
    this.scope = scope;
    this.world = world;
    this.written = written;
    this.faults = faults;
  }

  /** Where a scope begins: every task is open and has begun. */
  static Branch begin(SmallScope scope, Mutant mutant) {
    Branch branch =
        new Branch(
            scope,
            new World(scope.beginning(), mutant, Story.NONE),
            new int[scope.clients().size()],
            scope.faults());
    opening(scope.beginning()).forEach(branch.world::perform);
    return branch;
  }

  /** How all tasks open and begin, in order. */
  static List<Action> opening(Beginning beginning) {
    int threads = beginning.instances() * beginning.threads();
    List<Action> actions = new ArrayList<>();
    for (int partition = 0; partition < beginning.partitions(); partition++) {
      for (Work work :
          List.of(
              Work.LIST_END,
              Work.FETCH_OFFSETS,
              Work.RESTORE,
              Work.BEGIN,
              Work.CATCH_UP,
              Work.STEP)) {
        actions.add(Action.Do.plainly(partition % threads, partition, work));
      }
    }
    IntStream.range(0, threads).forEach(thread -> actions.add(new Action.Commit(thread)));
    return actions;
  }

  World world() {
    return world;
  }

  int[] written() {
    return written;
  }

  int faults() {
    return faults;
  }

  boolean isFinished() {
    return IntStream.range(0, written.length)
        .allMatch(client -> written[client] == scope.clients().get(client).size());
  }

  /** The same point, a choice later. */
  Branch after(Choice choice) {
    Branch next = new Branch(scope, world.copy(), written.clone(), faults);
    next.faults -= choice.isFault() ? 1 : 0;
    if (choice.client() >= 0) {
      next.written[choice.client()]++;
    }
    choice.actions().forEach(next.world::perform);
    return next;
  }

  /** All that can happen next. */
  List<Choice> choices() {
    return new Choices(scope, this).all();
  }
}

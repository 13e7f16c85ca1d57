package io.latebind.simulation.scope;

import io.latebind.simulation.kafka.Instance;
import io.latebind.simulation.kafka.StreamThread;
import io.latebind.simulation.kafka.Task;
import io.latebind.simulation.kafka.Transaction;
import io.latebind.simulation.model.Action;
import io.latebind.simulation.model.Work;
import io.latebind.simulation.world.World;
import java.util.ArrayList;
import java.util.List;

/** Finds out what can happen next in a scope. */
final class Choices {
  private static final int MOST_SENDS = 3;

  private final SmallScope scope;
  private final Branch branch;
  private final World world;
  private final List<Choice> all = new ArrayList<>();

  Choices(SmallScope scope, Branch branch) {
    this.scope = scope;
    this.branch = branch;
    this.world = branch.world();
  }

  List<Choice> all() {
    writes();
    for (StreamThread thread : world.threads()) {
      work(thread);
      commit(thread);
      if (thread.isPutOut()) {
        all.add(Choice.of(new Action.Wake(thread.number())));
      }
    }
    world.broker().pending().forEach(this::coordinate);
    members();
    if (branch.faults() > 0) {
      scope.kinds().forEach(this::fault);
    }
    return all;
  }

  private void writes() {
    for (int client = 0; client < scope.clients().size(); client++) {
      int written = branch.written()[client];
      if (written < scope.clients().get(client).size()) {
        Action.Write write = scope.clients().get(client).get(written);
        all.add(new Choice(List.of(write), client, false));
      }
    }
  }

  private void work(StreamThread thread) {
    for (Task task : thread.tasks().values()) {
      for (Work work : world.working().available(thread, task)) {
        all.add(Choice.of(Action.Do.plainly(thread.number(), task.partition(), work)));
      }
    }
  }

  private void commit(StreamThread thread) {
    int number = thread.number();
    if (thread.hasSentOffsets()) {
      all.add(
          scope.lateMarkers()
              ? Choice.of(new Action.End(number))
              : Choice.of(new Action.Commit(number)));
    } else if (thread.transaction() != null) {
      all.add(Choice.of(new Action.SendOffsets(number)));
    }
  }

  /** What is left open by nobody who is there is aborted; what is decided becomes known. */
  private void coordinate(Transaction transaction) {
    boolean used = world.threads().stream().anyMatch(thread -> thread.transaction() == transaction);
    if (transaction.isOpen()) {
      if (!used) {
        all.add(aborted(transaction));
      }
    } else if (scope.lateMarkers()) {
      transaction
          .unmarked()
          .forEach(place -> all.add(Choice.of(new Action.Mark(transaction.number(), place))));
    } else {
      all.add(marked(transaction));
    }
  }

  private Choice aborted(Transaction transaction) {
    return Choice.of(new Action.Expire(transaction.number()));
  }

  private static Choice marked(Transaction transaction) {
    return new Choice(
        transaction.unmarked().stream()
            .map(place -> (Action) new Action.Mark(transaction.number(), place))
            .toList(),
        -1,
        false);
  }

  /** Who is down comes back, and what nobody has is given to somebody. */
  private void members() {
    for (Instance instance : world.instances()) {
      if (!instance.isUp()) {
        all.add(Choice.of(new Action.Start(instance.number(), scope.next(), true)));
      }
    }
    for (int partition = 0; partition < world.partitions(); partition++) {
      if (!world.owners().containsKey(partition)) {
        assign(partition);
      }
    }
  }

  private void assign(int partition) {
    for (StreamThread thread : world.threads()) {
      boolean has =
          world
              .threads(world.instance(thread))
              .anyMatch(other -> other.tasks().containsKey(partition));
      if (world.instance(thread).isUp() && !thread.isPutOut() && !has) {
        all.add(Choice.of(new Action.Assign(partition, thread.number())));
      }
    }
  }

  private void fault(SmallScope.Kind kind) {
    switch (kind) {
      case KILL ->
          world.instances().stream()
              .filter(Instance::isUp)
              .forEach(instance -> all.add(Choice.fault(new Action.Kill(instance.number()))));
      case DIE_WITHIN -> world.threads().forEach(this::dieWithin);
      case STALL ->
          world.threads().stream()
              .filter(thread -> !thread.isPutOut() && !thread.tasks().isEmpty())
              .forEach(thread -> all.add(Choice.fault(new Action.Stall(thread.number()))));
      case EXPIRE ->
          world.broker().pending().stream()
              .filter(Transaction::isOpen)
              .forEach(one -> all.add(Choice.fault(new Action.Expire(one.number()))));
      case MOVE ->
          world
              .owners()
              .keySet()
              .forEach(partition -> all.add(Choice.fault(new Action.Revoke(partition, true))));
    }
  }

  private void dieWithin(StreamThread thread) {
    for (Task task : thread.tasks().values()) {
      for (Work work : world.working().available(thread, task)) {
        if (work == Work.DOCUMENT || work == Work.MESSAGE || work == Work.STEP) {
          for (int sends = 0; sends < MOST_SENDS; sends++) {
            all.add(
                Choice.fault(new Action.Do(thread.number(), task.partition(), work, 1, -1, sends)));
          }
        }
      }
    }
  }
}

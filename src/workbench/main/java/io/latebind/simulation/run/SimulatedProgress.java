package io.latebind.simulation.run;

import io.latebind.simulation.kafka.Instance;
import io.latebind.simulation.kafka.StreamThread;
import io.latebind.simulation.kafka.Task;
import io.latebind.simulation.kafka.Transaction;
import io.latebind.simulation.model.Action;
import io.latebind.simulation.model.Chance;
import io.latebind.simulation.model.Place;
import io.latebind.simulation.model.Work;
import io.latebind.simulation.world.World;
import java.util.List;

/** What goes on by itself: work, commits, markers, assignments, standbys and cleaning. */
final class SimulatedProgress {
  private final Simulation simulation;
  private final Chance chance;

  SimulatedProgress(Simulation simulation, Chance chance) {
    this.simulation = simulation;
    this.chance = chance;
  }

  void next(boolean faulty) {
    int what = chance.below(100);
    if (what < 8) {
      mark();
    } else if (what < 14) {
      assign();
    } else if (what < 17) {
      follow();
    } else if (what < 19) {
      clean();
    } else {
      work(faulty);
    }
  }

  private World world() {
    return simulation.world();
  }

  /** A marker, or all of a transaction one after the other. */
  private void mark() {
    List<Transaction> decided =
        world().broker().pending().stream().filter(one -> !one.isOpen()).toList();
    if (decided.isEmpty()) {
      return;
    }
    Transaction transaction = chance.pick(decided);
    int markers = chance.percent(50) ? 1 : transaction.unmarked().size();
    for (int i = 0; i < markers; i++) {
      Place place = chance.pick(List.copyOf(transaction.unmarked()));
      simulation.perform(new Action.Mark(transaction.number(), place));
    }
  }

  private void assign() {
    for (int partition = 0; partition < world().partitions(); partition++) {
      if (!world().owners().containsKey(partition)) {
        int thread = chance.below(world().threads().size());
        simulation.perform(new Action.Assign(partition, thread));
        return;
      }
    }
    Instance instance = chance.pick(world().instances());
    if (!instance.isUp() && chance.percent(50)) {
      simulation.perform(new Action.Start(instance.number(), instance.setup(), chance.percent(70)));
    }
  }

  private void follow() {
    Instance instance = chance.pick(world().instances());
    if (!instance.standbys().isEmpty()) {
      int partition = chance.pick(List.copyOf(instance.standbys()));
      simulation.perform(new Action.Follow(instance.number(), partition, chance.between(1, 40)));
    }
  }

  private void clean() {
    List<Integer> behind = catchingUp();
    if (!behind.isEmpty() && chance.percent(60)) {
      simulation.perform(new Action.CompactDocuments(chance.pick(behind), chance.percent(50)));
      return;
    }
    int partition = chance.below(world().partitions());
    switch (chance.below(3)) {
      case 0 -> simulation.perform(new Action.Purge(partition));
      case 1 -> simulation.perform(new Action.CompactDocuments(partition, chance.percent(50)));
      default -> simulation.perform(new Action.CompactChangelog(partition, chance.percent(30)));
    }
  }

  /** Where it matters most what is compacted away. */
  private List<Integer> catchingUp() {
    return world().threads().stream()
        .flatMap(thread -> thread.tasks().values().stream())
        .filter(task -> task.hasBegun() && task.state().isCatchingUp())
        .map(Task::partition)
        .toList();
  }

  private void work(boolean faulty) {
    StreamThread thread = chance.pick(world().threads());
    if (thread.hasSentOffsets()) {
      if (chance.percent(60)) {
        simulation.perform(new Action.End(thread.number()));
      }
    } else if (chance.percent(15)) {
      simulation.perform(
          chance.percent(70)
              ? new Action.Commit(thread.number())
              : new Action.SendOffsets(thread.number()));
    } else if (!thread.tasks().isEmpty()) {
      Task task = chance.pick(List.copyOf(thread.tasks().values()));
      List<Work> work = world().working().available(thread, task);
      if (!work.isEmpty()) {
        perform(thread, task, chance.pick(work), faulty);
      }
    }
  }

  private void perform(StreamThread thread, Task task, Work work, boolean faulty) {
    int fuse = faulty && chance.percent(2) ? chance.below(30) : -1;
    int sends = faulty && chance.percent(1) ? chance.below(4) : -1;
    simulation.perform(
        new Action.Do(thread.number(), task.partition(), work, chance.between(1, 4), fuse, sends));
  }
}

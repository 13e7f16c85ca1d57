package io.latebind.simulation.run;

import io.latebind.simulation.check.Feature;
import io.latebind.simulation.kafka.Instance;
import io.latebind.simulation.kafka.StreamThread;
import io.latebind.simulation.kafka.Task;
import io.latebind.simulation.kafka.Transaction;
import io.latebind.simulation.model.Action;
import io.latebind.simulation.model.Chance;
import io.latebind.simulation.model.Definition;
import io.latebind.simulation.model.Setup;
import io.latebind.simulation.model.ShortRestore;
import io.latebind.simulation.world.World;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What goes wrong, and what operators do. */
final class Faults {
  private final Simulation simulation;
  private final Generator generator;
  private final Chance chance;
  private final List<Setup> setups = new ArrayList<>();
  private Setup setup;

  Faults(Simulation simulation, Generator generator, Chance chance) {
    this.simulation = simulation;
    this.generator = generator;
    this.chance = chance;
    this.setup = simulation.world().beginning().setup();
    setups.add(setup);
  }

  /** What instances are started with today. */
  Setup setup() {
    return setup;
  }

  private World world() {
    return simulation.world();
  }

  void next() {
    int thread = chance.pick(world().threads()).number();
    Instance instance = chance.pick(world().instances());
    int partition = chance.below(world().partitions());
    switch (chance.below(28)) {
      case 0, 1 -> simulation.perform(new Action.Abort(thread));
      case 2, 3 -> simulation.perform(new Action.Kill(instance.number()));
      case 4, 5 -> simulation.perform(new Action.Stall(thread));
      case 6 -> simulation.perform(new Action.Wake(thread));
      case 7, 8, 9, 10 -> move(partition);
      case 11, 12 -> expire();
      case 13, 14 -> standby(instance, partition);
      case 15 -> simulation.perform(new Action.DeleteFolder(instance.number(), partition));
      case 16 -> loseOffsets();
      case 17, 18 -> redefine();
      case 19, 20, 21 -> interruptCommit(thread, instance);
      case 22 -> absence(partition);
      case 23, 24 -> cutRestore();
      case 25, 26 -> loseCommitted();
      default -> restart(instance, setup);
    }
  }

  /** Something happens between the two halves of a commit. */
  private void interruptCommit(int thread, Instance instance) {
    Transaction transaction = world().threads().get(thread).transaction();
    if (transaction == null || !simulation.perform(new Action.SendOffsets(thread))) {
      return;
    }
    switch (chance.below(5)) {
      case 0 -> simulation.perform(new Action.Kill(instance.number()));
      case 1 -> simulation.perform(new Action.Abort(thread));
      case 2 -> simulation.perform(new Action.Expire(transaction.number()));
      default -> simulation.perform(new Action.Stall(thread));
    }
  }

  /**
   * The stores of a thread are lost right behind a commit, which may leave dirty documents: then
   * nothing but the changelog tells of them.
   */
  private void loseCommitted() {
    StreamThread thread = dirty();
    for (int tries = chance.below(60); thread == null && tries > 0; tries--) {
      simulation.work(1);
      thread = dirty();
    }
    if (thread == null || !simulation.perform(new Action.Commit(thread.number()))) {
      return;
    }
    simulation.perform(
        chance.percent(50)
            ? new Action.Abort(thread.number())
            : new Action.Kill(world().instance(thread).number()));
    if (chance.percent(50)) {
      simulation.rest();
    }
  }

  /** A thread with dirty documents, if there is one. */
  private @Nullable StreamThread dirty() {
    List<StreamThread> dirty = world().threads().stream().filter(Faults::hasDirty).toList();
    return dirty.isEmpty() ? null : chance.pick(dirty);
  }

  private static boolean hasDirty(StreamThread thread) {
    return thread.tasks().values().stream()
        .anyMatch(task -> task.hasBegun() && task.state().dirtyCount() > 0);
  }

  /** Of a task that is being restored, less is restored than was committed. */
  private void cutRestore() {
    for (StreamThread thread : world().threads()) {
      for (Task task : thread.tasks().values()) {
        if (!task.isRestored()) {
          ShortRestore how = chance.pick(List.of(ShortRestore.values()));
          simulation.perform(new Action.CutRestore(thread.number(), task.partition(), how));
        }
      }
    }
  }

  /** A partition is elsewhere for so long that its changelog forgets deletions, and comes back. */
  private void absence(int partition) {
    Integer owner = world().owners().get(partition);
    simulation.perform(new Action.Revoke(partition, true));
    simulation.perform(new Action.Assign(partition, chance.pick(world().threads()).number()));
    simulation.work(chance.between(20, 80));
    simulation.perform(new Action.CompactChangelog(partition, true));
    if (owner != null && simulation.perform(new Action.Revoke(partition, true))) {
      simulation.perform(new Action.Assign(partition, owner));
    }
  }

  private void move(int partition) {
    simulation.perform(new Action.Revoke(partition, chance.percent(70)));
    if (chance.percent(70)) {
      simulation.perform(new Action.Assign(partition, chance.pick(world().threads()).number()));
    }
  }

  private void expire() {
    List<Transaction> open =
        world().broker().pending().stream().filter(Transaction::isOpen).toList();
    if (!open.isEmpty()) {
      simulation.perform(new Action.Expire(chance.pick(open).number()));
    }
  }

  private void standby(Instance instance, int partition) {
    simulation.perform(new Action.Standby(instance.number(), partition, chance.percent(80)));
  }

  private void restart(Instance instance, Setup next) {
    simulation.perform(
        chance.percent(70)
            ? new Action.Stop(instance.number())
            : new Action.Kill(instance.number()));
    simulation.perform(new Action.Start(instance.number(), next, chance.percent(70)));
  }

  /** All are away for so long that Kafka forgets where they were. */
  private void loseOffsets() {
    if (chance.percent(50)) {
      return;
    }
    for (Instance instance : world().instances()) {
      simulation.perform(
          chance.percent(50)
              ? new Action.Stop(instance.number())
              : new Action.Kill(instance.number()));
    }
    for (Transaction transaction : List.copyOf(world().broker().pending())) {
      simulation.perform(new Action.Expire(transaction.number()));
      List.copyOf(transaction.unmarked())
          .forEach(place -> simulation.perform(new Action.Mark(transaction.number(), place)));
    }
    boolean all = chance.percent(70);
    for (int partition = 0; partition < world().partitions(); partition++) {
      if (all || chance.percent(50)) {
        simulation.perform(new Action.LoseOffsets(partition));
      }
    }
    for (Instance instance : world().instances()) {
      simulation.perform(new Action.Start(instance.number(), instance.setup(), true));
    }
  }

  /** Some instances come back with other definitions; the rest goes on with the old ones. */
  private void redefine() {
    Setup next = chance.percent(50) ? earlier() : generator.changed(setup);
    count(next);
    setup = next;
    setups.add(next);
    for (Instance instance : world().instances()) {
      if (chance.percent(70)) {
        restart(instance, next);
      } else {
        world().counts().count(Feature.MIXED_DEFINITIONS);
      }
    }
  }

  /** What was before: changed definitions are often changed back soon. */
  private Setup earlier() {
    int back = chance.percent(70) ? 2 : chance.between(1, setups.size());
    return setups.get(Math.max(0, setups.size() - back));
  }

  private void count(Setup next) {
    if (!next.limits().equals(setup.limits())) {
      world().counts().count(Feature.LIMITS_CHANGED);
    }
    for (Definition definition : next.definitions()) {
      Definition old = setup.definition(definition.name()).orElse(null);
      if (old == null) {
        world().counts().count(Feature.INDEXES_ADDED);
      } else if (!old.equals(definition)) {
        world().counts().count(Feature.DEFINITIONS_CHANGED);
        if (old.several() != definition.several()) {
          world().counts().count(Feature.SEVERAL_TOGGLED);
        }
      }
    }
    for (Definition definition : setup.definitions()) {
      if (next.definition(definition.name()).isEmpty()) {
        world().counts().count(Feature.INDEXES_REMOVED);
      }
    }
  }
}

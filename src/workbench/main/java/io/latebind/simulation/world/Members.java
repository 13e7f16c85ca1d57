package io.latebind.simulation.world;

import io.latebind.engine.Engine;
import io.latebind.simulation.check.Feature;
import io.latebind.simulation.check.Flaw;
import io.latebind.simulation.kafka.Instance;
import io.latebind.simulation.kafka.SimulatedStores;
import io.latebind.simulation.kafka.StreamThread;
import io.latebind.simulation.kafka.Task;
import io.latebind.simulation.kafka.Transaction;
import io.latebind.simulation.model.Action;
import io.latebind.simulation.model.Setup;
import java.util.List;
import java.util.Map;

/** Who is there, and who has which partitions. */
final class Members {
  private final World world;

  Members(World world) {
    this.world = world;
  }

  boolean assign(int partition, StreamThread thread) {
    Instance instance = world.instance(thread);
    boolean taken = world.owners().containsKey(partition);
    if (taken || !instance.isUp() || thread.isPutOut() || isOpen(partition, instance)) {
      return false;
    }
    world.owners().put(partition, thread.number());
    SimulatedStores folder = instance.folders().remove(partition);
    boolean standby = instance.standbys().remove(partition);
    if (world.performed() > 0) {
      world.story().tell(() -> Sentences.assigned(partition, thread, folder, standby));
    }
    world.counts().count(Feature.ASSIGNMENTS);
    Task task = open(partition, thread, folder == null ? world.emptyStores() : folder);
    if (standby) {
      promote(task);
    }
    thread.tasks().put(partition, task);
    return true;
  }

  private void promote(Task task) {
    if (task.stores().at() < world.broker().changelog(task.partition()).end()) {
      world.counts().count(Feature.LAGGING_STANDBYS_PROMOTED);
    }
    if (world.mutant().has(Flaw.STANDBY_AS_IT_IS)) {
      task.restoreTo(task.stores().at());
      task.restored();
    }
  }

  /** Whether a thread of the instance has the folder of a partition open. */
  private boolean isOpen(int partition, Instance instance) {
    return world.threads(instance).anyMatch(thread -> thread.tasks().containsKey(partition));
  }

  /** A task that is about to find its state and offsets. */
  Task open(int partition, StreamThread thread, SimulatedStores stores) {
    Setup setup = world.instance(thread).setup();
    Engine engine = new Engine(setup.indexes(), partition, world.home(), setup.limits());
    return new Task(partition, engine, setup, stores);
  }

  /** What is left of the stores of a task that did not end in good order. */
  SimulatedStores closeDirty(Task task) {
    SimulatedStores left = task.stores().left();
    return left == null ? world.emptyStores() : left;
  }

  boolean stall(StreamThread thread) {
    if (thread.isPutOut() || !world.instance(thread).isUp() || thread.tasks().isEmpty()) {
      return false;
    }
    world.counts().count(Feature.ZOMBIES);
    world.story().tell(() -> Sentences.stalls(thread));
    thread.putOut(true);
    thread.tasks().keySet().forEach(world.owners()::remove);
    return true;
  }

  boolean wake(StreamThread thread) {
    if (!thread.isPutOut()) {
      return false;
    }
    world.story().tell(() -> Sentences.wakes(thread));
    world.committing().giveUp(thread);
    drop(thread);
    thread.putOut(false);
    return true;
  }

  /** Closes all tasks of a thread as they are. */
  private void drop(StreamThread thread) {
    if (thread.hasSentOffsets()) {
      world.counts().count(Feature.CRASHES_INSIDE_A_COMMIT);
    }
    Instance instance = world.instance(thread);
    for (Task task : thread.tasks().values()) {
      world.owners().remove(task.partition(), thread.number());
      SimulatedStores left = task.stores().left();
      if (left != null) {
        instance.folders().put(task.partition(), left);
      }
    }
    thread.tasks().clear();
  }

  /** A thread dies, and another takes its place. What it has begun stays open. */
  void fail(StreamThread thread, String why) {
    world.story().tellOf(() -> Sentences.fails(thread, why));
    drop(thread);
    world.threads().set(thread.number(), new StreamThread(thread.number(), thread.instance()));
  }

  boolean revoke(Action.Revoke revoke) {
    Integer owner = world.owners().get(revoke.partition());
    if (owner == null) {
      return false;
    }
    StreamThread thread = world.threads().get(owner);
    world.counts().count(Feature.REBALANCES);
    world.story().tell(() -> Sentences.of(revoke, thread));
    if (revoke.commits()) {
      closeClean(thread, revoke.partition(), true);
    } else {
      world.committing().abort(thread);
      thread.tasks().remove(revoke.partition());
    }
    world.owners().remove(revoke.partition());
    return true;
  }

  /** Commits all, and closes one task. */
  private void closeClean(StreamThread thread, int partition, boolean working) {
    finish(thread, working);
    Task task = thread.tasks().remove(partition);
    if (task != null) {
      world.instance(thread).folders().put(partition, task.stores());
    }
  }

  /** Ends what a thread has begun; when that is refused, its tasks begin anew. */
  private void finish(StreamThread thread, boolean working) {
    if (thread.transaction() != null && !thread.hasSentOffsets()) {
      world.committing().sendOffsets(thread, working);
    }
    world.committing().end(thread);
  }

  boolean kill(Instance instance) {
    if (!instance.isUp()) {
      return false;
    }
    world.counts().count(Feature.KILLS);
    world.story().tell(() -> "instance " + instance.number() + " is killed");
    world.threads(instance).toList().forEach(thread -> end(thread, instance));
    return true;
  }

  private void end(StreamThread thread, Instance instance) {
    drop(thread);
    world.threads().set(thread.number(), new StreamThread(thread.number(), instance.number()));
    instance.up(false);
    instance.standbys().clear();
  }

  boolean stop(Instance instance) {
    if (!instance.isUp()) {
      return false;
    }
    world.counts().count(Feature.STOPS);
    world.story().tell(() -> "instance " + instance.number() + " stops in good order");
    for (StreamThread thread : world.threads(instance).toList()) {
      wake(thread);
      for (int partition : List.copyOf(thread.tasks().keySet())) {
        closeClean(thread, partition, false);
        world.owners().remove(partition);
      }
      end(thread, instance);
    }
    return true;
  }

  boolean start(Action.Start start) {
    Instance instance = world.instances().get(start.instance());
    if (instance.isUp()) {
      return false;
    }
    world.counts().count(Feature.STARTS);
    world.story().tell(() -> Sentences.of(start, instance));
    instance.up(true);
    instance.setup(start.setup());
    if (start.fences()) {
      world.threads(instance).forEach(thread -> fence(thread.number()));
    }
    return true;
  }

  /** Ends what an earlier producer with the same transactional id has left behind. */
  private void fence(int owner) {
    for (Transaction transaction : List.copyOf(world.broker().pending())) {
      if (transaction.owner() == owner) {
        world.counts().count(Feature.TRANSACTIONS_FENCED);
        if (transaction.isOpen()) {
          world.broker().decide(transaction, Transaction.Fate.ABORTED);
        }
        world.broker().markAll(transaction);
      }
    }
  }

  boolean standby(Action.Standby standby) {
    Instance instance = world.instances().get(standby.instance());
    if (!instance.isUp() || isOpen(standby.partition(), instance)) {
      return false;
    }
    Map<Integer, SimulatedStores> folders = instance.folders();
    boolean changed =
        standby.follows()
            ? instance.standbys().add(standby.partition())
            : instance.standbys().remove(standby.partition());
    if (changed) {
      folders.computeIfAbsent(standby.partition(), p -> world.emptyStores());
      world.story().tell(() -> Sentences.of(standby));
    }
    return changed;
  }

  boolean follow(Action.Follow follow) {
    Instance instance = world.instances().get(follow.instance());
    if (!instance.standbys().contains(follow.partition())) {
      return false;
    }
    SimulatedStores stores = instance.folders().get(follow.partition());
    int taken = 0;
    while (stores != null
        && taken < follow.records()
        && stores.followOne(world.broker().changelog(follow.partition()))) {
      taken++;
      world.counts().count(Feature.RECORDS_FOLLOWED);
    }
    if (stores != null) {
      int known = world.broker().committed(follow.partition()).documents();
      stores.followDocuments(world.broker().documents(follow.partition()), known);
    }
    if (taken > 0) {
      world.story().tell(() -> Sentences.of(follow));
    }
    return taken > 0;
  }
}

package io.latebind.simulation.world;

import io.latebind.rows.Position;
import io.latebind.rows.TopicIds;
import io.latebind.simulation.check.Feature;
import io.latebind.simulation.check.Flaw;
import io.latebind.simulation.kafka.Offsets;
import io.latebind.simulation.kafka.SimulatedStores;
import io.latebind.simulation.kafka.StreamThread;
import io.latebind.simulation.kafka.Task;
import io.latebind.simulation.kafka.Transaction;
import io.latebind.simulation.model.Action;
import io.latebind.simulation.model.Place;
import java.util.List;
import java.util.Map;

/**
 * How threads commit: the changelogs are written, the group takes the offsets or refuses them, the
 * coordinator decides, and then its markers reach one place after the other.
 */
final class Committing {
  private final World world;

  Committing(World world) {
    this.world = world;
  }

  /** Sends what tasks have done, after they have evaluated what is dirty. */
  boolean sendOffsets(StreamThread thread) {
    return sendOffsets(thread, true);
  }

  /**
   * Sends what tasks have done.
   *
   * @param working whether they are still at work, so that they evaluate what is dirty
   */
  boolean sendOffsets(StreamThread thread, boolean working) {
    Transaction transaction = thread.transaction();
    if (transaction == null || !thread.mayWork()) {
      return false;
    }
    if (!transaction.isOpen() || (thread.isPutOut() && !world.mutant().has(Flaw.ZOMBIES_COMMIT))) {
      refuse(thread, transaction);
      return true;
    }
    for (Task task : thread.tasks().values()) {
      if (task.hasBegun()) {
        world.working().committing(thread, task, working);
      }
    }
    world.sending().sendAll(thread);
    for (Task task : thread.tasks().values()) {
      if (task.hasBegun()) {
        new RowsAgree(world, task).check();
        boolean touched = number(task);
        boolean dirtyToo = !world.mutant().has(Flaw.DIRTY_UNWRITTEN);
        task.stores().flush(world.broker().changelog(task.partition()), transaction, dirtyToo);
        if (touched && !world.mutant().has(Flaw.OFFSETS_BEHIND)) {
          boolean former = world.mutant().has(Flaw.FORMER_OFFSETS);
          transaction.offsets().put(task.partition(), former ? task.formerAt() : task.at());
          transaction.touch(Place.OFFSETS);
        }
      }
    }
    thread.sentOffsets();
    world.story().hold(() -> Sentences.sentOffsets(thread, transaction));
    return true;
  }

  /** Gives a commit its number, in the state and in the offsets, if there is anything to commit. */
  private boolean number(Task task) {
    boolean moved = !task.at().equals(world.broker().committed(task.partition()));
    if (!moved && task.stores().isClean()) {
      return false;
    }
    Offsets at = task.at().withCommit(task.at().commit() + 1);
    task.at(at);
    task.stores()
        .position(
            new Position(
                at.commit(),
                at.documents(),
                at.reindex(),
                task.stores().contentsStore(),
                TopicIds.UNKNOWN));
    return true;
  }

  /** The thread learns that it is out, or that its transaction was aborted. */
  private void refuse(StreamThread thread, Transaction transaction) {
    world.counts().count(Feature.COMMITS_REFUSED);
    world.story().tell(() -> Sentences.refused(thread, transaction));
    if (thread.isPutOut()) {
      world.members().wake(thread);
    } else {
      abort(thread);
    }
  }

  boolean end(StreamThread thread) {
    Transaction transaction = thread.transaction();
    if (transaction == null || !thread.hasSentOffsets()) {
      return false;
    }
    if (!transaction.isOpen()) {
      refuse(thread, transaction);
      return true;
    }
    if (thread.isPutOut()) {
      world.counts().count(Feature.ZOMBIES_END_WHAT_WAS_SENT);
    }
    lose(transaction);
    world.broker().decide(transaction, Transaction.Fate.COMMITTED);
    thread.endTransaction();
    for (Task task : thread.tasks().values()) {
      if (task.hasBegun()) {
        int end = world.broker().changelog(task.partition()).end();
        task.stores().committed(end);
      }
    }
    world.counts().count(Feature.COMMITS);
    if (!transaction.touched().isEmpty()) {
      world.story().tellOf(() -> Sentences.decided(transaction));
    }
    return true;
  }

  /** Has a mutant lose a part of a transaction now and then. */
  private void lose(Transaction transaction) {
    if (transaction.number() % 10 != 9) {
      return;
    }
    List<Place> touched = List.copyOf(transaction.touched());
    if (world.mutant().has(Flaw.LOSES_OUTPUTS)) {
      touched.stream()
          .filter(
              place -> place.topic() == Place.Topic.REINDEX || place.topic() == Place.Topic.ENTRIES)
          .forEach(transaction::lose);
    }
    if (world.mutant().has(Flaw.COMMITS_IN_PART) && !touched.isEmpty()) {
      transaction.lose(touched.get(transaction.number() / 10 % touched.size()));
    }
  }

  /** All of it at once, as far as it is not refused. */
  boolean commit(StreamThread thread) {
    Transaction transaction = thread.transaction();
    boolean could = thread.hasSentOffsets() ? end(thread) : sendOffsets(thread);
    if (could && thread.hasSentOffsets()) {
      end(thread);
    }
    if (transaction != null && !transaction.isOpen()) {
      world.broker().markAll(transaction);
    }
    return could;
  }

  boolean mark(Action.Mark mark) {
    Transaction transaction = world.broker().pending(mark.transaction());
    if (transaction == null || !transaction.unmarked().contains(mark.place())) {
      return false;
    }
    world.counts().count(Feature.LATE_MARKERS);
    world.story().tell(() -> Sentences.of(mark, transaction));
    world.broker().mark(transaction, mark.place());
    return true;
  }

  boolean expire(Action.Expire expire) {
    Transaction transaction = world.broker().pending(expire.transaction());
    if (transaction == null || !transaction.isOpen() || transaction.owner() == Transaction.NOBODY) {
      return false;
    }
    world.counts().count(Feature.TRANSACTIONS_TIMED_OUT);
    world.story().tell(() -> Sentences.of(expire));
    world.broker().decide(transaction, Transaction.Fate.ABORTED);
    return true;
  }

  /** Gives up what was not committed, and opens the tasks of a thread anew. */
  boolean abort(StreamThread thread) {
    if (thread.isPutOut() || (thread.transaction() == null && thread.tasks().isEmpty())) {
      return false;
    }
    world.counts().count(Feature.ABORTS);
    world.story().tell(() -> Sentences.aborts(thread));
    giveUp(thread);
    for (Map.Entry<Integer, Task> task : thread.tasks().entrySet()) {
      SimulatedStores left = world.members().closeDirty(task.getValue());
      Task again = world.members().open(task.getKey(), thread, left);
      again.lived(task.getValue());
      task.setValue(again);
    }
    return true;
  }

  /** Aborts the transaction of a thread, if it still can be. */
  void giveUp(StreamThread thread) {
    Transaction transaction = thread.transaction();
    world.sending().dropAll(thread);
    if (transaction != null) {
      if (transaction.isOpen()) {
        world.broker().decide(transaction, Transaction.Fate.ABORTED);
      }
      thread.endTransaction();
    }
  }
}

package io.latebind.simulation.world;

import io.latebind.rows.Position;
import io.latebind.rows.RestoreCheck;
import io.latebind.rows.RestoreCheck.Verdict;
import io.latebind.rows.TopicIds;
import io.latebind.simulation.check.Check;
import io.latebind.simulation.check.Feature;
import io.latebind.simulation.check.Flaw;
import io.latebind.simulation.check.Violation;
import io.latebind.simulation.kafka.Offsets;
import io.latebind.simulation.kafka.SimulatedStores;
import io.latebind.simulation.kafka.StreamThread;
import io.latebind.simulation.kafka.Task;
import java.util.Set;

/**
 * Whether a task may begin: its store has to be what its last commit left. Who lacks anything
 * begins anew with an empty one.
 */
final class TaskAdmission {
  private static final Set<Flaw> UNCHECKED =
      Set.of(
          Flaw.LESS_IS_ALL,
          Flaw.RESTORES_TO_STABLE,
          Flaw.RESTORES_ABORTED,
          Flaw.STANDBY_AS_IT_IS,
          Flaw.UNSTABLE_OFFSETS);

  private final World world;

  TaskAdmission(World world) {
    this.world = world;
  }

  boolean admit(StreamThread thread, Task task) {
    if (!task.stores().isWhole() && isChecked()) {
      restoreAgain(thread, task, "a block is missing");
      return false;
    }
    Position restored = task.stores().position();
    Offsets at = task.at();
    Long commit = at.commit() == 0 ? null : Long.valueOf(at.commit());
    RestoreCheck check =
        new RestoreCheck(
            new RestoreCheck.Offsets(commit, (long) at.documents(), (long) at.reindex()),
            TopicIds.UNKNOWN);
    switch (check.of(restored)) {
      case Verdict.Complete ignored -> {
        if (commit == null && hasMore(task) && isChecked()) {
          restoreAgain(thread, task, "there are no offsets, and more in the changelog");
          return false;
        }
      }
      case Verdict.Incomplete incomplete -> {
        if (isChecked()) {
          restoreAgain(thread, task, incomplete.reason());
          return false;
        }
      }
      case Verdict.Refused refused ->
          throw new Violation(Check.NOTHING_THROWN, "a state is refused: " + refused.reason());
    }
    if (restored != null && !world.mutant().has(Flaw.CONTENTS_AS_RESTORED)) {
      task.stores()
          .followDocuments(world.broker().documents(task.partition()), (int) restored.documents());
    }
    if (restored != null) {
      task.at(at.withCommit(restored.commit()));
    }
    return true;
  }

  /** What comes of mistakes in restores themselves is seen where nobody checks them. */
  private boolean isChecked() {
    return UNCHECKED.stream().noneMatch(world.mutant()::has);
  }

  private boolean hasMore(Task task) {
    return world.broker().changelog(task.partition()).next(task.stores().at()) != null;
  }

  private void restoreAgain(StreamThread thread, Task task, String reason) {
    world.counts().count(Feature.RESTORED_AGAIN);
    world.story().tell(() -> Sentences.restoredAgain(task, reason));
    SimulatedStores empty = world.emptyStores();
    thread.tasks().put(task.partition(), world.members().open(task.partition(), thread, empty));
  }
}

package io.latebind.simulation.world;

import io.latebind.simulation.check.Feature;
import io.latebind.simulation.check.Flaw;
import io.latebind.simulation.kafka.Broker;
import io.latebind.simulation.kafka.Log;
import io.latebind.simulation.kafka.Offsets;
import io.latebind.simulation.kafka.Task;
import io.latebind.simulation.model.Action;
import io.latebind.simulation.model.Work;
import java.util.ArrayList;
import java.util.List;

/**
 * How a task comes to its stores and offsets, as in Kafka Streams: the end of the changelog is
 * taken with all that is in doubt, and nothing behind something in doubt is restored before that is
 * decided; offsets are fetched when no transaction in doubt commits some. The two happen in any
 * order.
 */
final class Opening {
  private final World world;

  Opening(World world) {
    this.world = world;
  }

  List<Work> available(Task task) {
    List<Work> work = new ArrayList<>(2);
    if (!task.hasOffsets()) {
      if (world.broker().isStable(task.partition()) || has(Flaw.UNSTABLE_OFFSETS)) {
        work.add(Work.FETCH_OFFSETS);
      } else {
        world.counts().count(Feature.OFFSETS_WAITED_FOR);
      }
    }
    if (!task.knowsEnd()) {
      work.add(Work.LIST_END);
    } else if (!task.isRestored() && task.hasOffsets() && mayRestore(task)) {
      work.add(Work.RESTORE);
    }
    return work;
  }

  private boolean mayRestore(Task task) {
    return has(Flaw.RESTORES_TO_STABLE)
        || has(Flaw.RESTORES_ABORTED)
        || changelog(task).isDecided(task.stores().at(), task.restoreTo());
  }

  void perform(Task task, Work work) {
    switch (work) {
      case FETCH_OFFSETS -> fetchOffsets(task);
      case LIST_END -> task.restoreTo(changelog(task).end());
      case RESTORE -> restore(task);
      case BEGIN, CATCH_UP, DOCUMENT, MESSAGE, STEP ->
          throw new IllegalStateException("a task works before it is open");
    }
  }

  private void fetchOffsets(Task task) {
    Offsets known = world.broker().committed().get(task.partition());
    Offsets at = known == null ? withoutOffsets(task) : known;
    task.at(at);
    if (known != null || changelog(task).end() > 0) {
      world.story().tell(() -> Sentences.fetched(task, known));
    }
  }

  private Offsets withoutOffsets(Task task) {
    if (!task.stores().rows().all().isEmpty() || changelog(task).end() > 0) {
      world.counts().count(Feature.READ_AGAIN_WITHOUT_OFFSETS);
    }
    return has(Flaw.BEGINS_AT_END)
        ? new Offsets(
            world.broker().documents(task.partition()).end(),
            world.broker().reindex(task.partition()).end(),
            0)
        : Offsets.EARLIEST;
  }

  private void restore(Task task) {
    int from = task.stores().at();
    int to = restoreTo(task);
    if (has(Flaw.RESTORES_ABORTED)) {
      task.stores().followAll(changelog(task), to);
    } else {
      task.stores().follow(changelog(task), to);
    }
    task.stores().followDocuments(world.broker().documents(task.partition()), documentsTo(task));
    if (task.less() != null && has(Flaw.FORMER_LIFE)) {
      task.stores().pretend(task.restoreTo());
    }
    task.restored();
    if (task.stores().at() > from) {
      world
          .counts()
          .count(from == 0 ? Feature.RESTORES_FROM_NOTHING : Feature.RESTORES_OF_THE_REST);
    }
    if (task.stores().at() > from) {
      world.story().tell(() -> Sentences.restored(task, from));
    }
  }

  /** Where restores are not checked because of another mistake in them, that one is to be seen. */
  private boolean hasOtherMistakes() {
    return has(Flaw.RESTORES_TO_STABLE)
        || has(Flaw.RESTORES_ABORTED)
        || has(Flaw.STANDBY_AS_IT_IS)
        || has(Flaw.UNSTABLE_OFFSETS);
  }

  private int restoreTo(Task task) {
    int at = task.stores().at();
    return switch (task.less()) {
      case HALF_THE_CHANGELOG -> at + Math.max(0, task.restoreTo() - at) / 2;
      case NOTHING -> at;
      case null -> task.restoreTo();
    };
  }

  private static int documentsTo(Task task) {
    int at = task.stores().contents().at();
    int to = task.at().documents();
    return switch (task.less()) {
      case HALF_THE_CHANGELOG -> at + Math.max(0, to - at) / 2;
      case NOTHING -> at;
      case null -> to;
    };
  }

  /** Lets the restore of a task that is about to begin be taken for whole too early. */
  boolean cutShort(Action.CutRestore cut) {
    Task task = world.threads().get(cut.thread()).tasks().get(cut.partition());
    if (task == null || task.isRestored() || task.less() != null || hasOtherMistakes()) {
      return false;
    }
    task.less(cut.how());
    world.counts().count(Feature.RESTORES_OF_LESS);
    world.story().tell(() -> Sentences.of(cut));
    return true;
  }

  private Log<Broker.Change> changelog(Task task) {
    return world.broker().changelog(task.partition());
  }

  private boolean has(Flaw flaw) {
    return world.mutant().has(flaw);
  }
}

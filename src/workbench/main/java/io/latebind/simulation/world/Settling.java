package io.latebind.simulation.world;

import io.latebind.protocol.StoredDocument;
import io.latebind.simulation.check.Check;
import io.latebind.simulation.check.Feature;
import io.latebind.simulation.check.Violation;
import io.latebind.simulation.kafka.Broker;
import io.latebind.simulation.kafka.Instance;
import io.latebind.simulation.kafka.Log;
import io.latebind.simulation.kafka.StreamThread;
import io.latebind.simulation.kafka.Task;
import io.latebind.simulation.kafka.Transaction;
import io.latebind.simulation.model.Action;
import io.latebind.simulation.model.Chance;
import io.latebind.simulation.model.Content;
import io.latebind.simulation.model.Work;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Heals a world, has it do what is left, and checks what it has come to. Without further faults
 * there has to be an end, after a number of steps that the work explains.
 */
final class Settling {
  private final World world;
  private final Action.Rest rest;
  private final Chance chance;

  Settling(World world, Action.Rest rest) {
    this.world = world;
    this.rest = rest;
    this.chance = new Chance(rest.seed());
  }

  /** True, as it always can. */
  boolean settle() {
    world.story().tell(() -> Sentences.rest(world.threads()));
    int bound = 2_000 + 100 * world.performed();
    heal();
    int step = 0;
    for (List<Action> next = next(); !next.isEmpty(); next = next()) {
      if (step++ > bound) {
        throw new Violation(Check.COMES_TO_REST, "there is no rest after " + bound + " steps");
      }
      world.perform(choose(next));
    }
    if (!world.isAtRest()) {
      throw new Violation(Check.COMES_TO_REST, "nothing can be done, and it is not at rest");
    }
    world.tasks().forEach(this::adopt);
    new Invariants(world, rest.setup()).check();
    world.published().explanation().mayGoBack(false);
    world.counts().count(Feature.RESTS);
    return true;
  }

  /**
   * Of a document whose last record was refused there may be an older version than the last, or
   * none: the topic remembers only that record, and who restores has no more than the topic.
   */
  private void adopt(Task task) {
    Map<String, @Nullable Content> last = new TreeMap<>();
    Log<Broker.Produced> documents = world.broker().documents(task.partition());
    for (Log.Entry<Broker.Produced> entry : documents.entries()) {
      if (documents.isCommitted(entry)) {
        last.put(entry.value().id(), entry.value().content());
      }
    }
    last.forEach(
        (id, content) -> {
          if (Content.REFUSED.equals(content) && world.history().wasUnsure(id)) {
            world.history().add(id, kept(task, id));
          }
        });
  }

  private @Nullable Content kept(Task task, String id) {
    StoredDocument document = task.state().document(id);
    if (document == null) {
      return null;
    }
    String json = new String(document.content(), StandardCharsets.UTF_8);
    return world.history().of(id).stream()
        .filter(version -> version != null && version.json().equals(json))
        .findFirst()
        .orElseThrow(
            () -> new Violation(Check.ENTRIES_RIGHT, id + " is kept as it never was: " + json));
  }

  private void heal() {
    for (StreamThread thread : List.copyOf(world.threads())) {
      world.perform(new Action.Wake(thread.number()));
    }
    for (Instance instance : world.instances()) {
      if (!instance.setup().equals(rest.setup())) {
        world.perform(new Action.Stop(instance.number()));
      }
      world.perform(new Action.Start(instance.number(), rest.setup(), true));
    }
    for (Transaction transaction : List.copyOf(world.broker().pending())) {
      if (world.threads().stream().noneMatch(thread -> thread.transaction() == transaction)
          && transaction.owner() != Transaction.NOBODY) {
        world.perform(new Action.Expire(transaction.number()));
      }
    }
  }

  /** All that could come next. */
  private List<Action> next() {
    List<Action> next = new ArrayList<>();
    for (Transaction transaction : world.broker().pending()) {
      if (!transaction.isOpen()) {
        next.add(new Action.Mark(transaction.number(), transaction.unmarked().first()));
      }
    }
    for (int partition = 0; partition < world.partitions(); partition++) {
      if (!world.owners().containsKey(partition)) {
        next.add(new Action.Assign(partition, thread(partition)));
      }
    }
    for (StreamThread thread : world.threads()) {
      work(thread, next);
      if (thread.transaction() != null) {
        next.add(new Action.Commit(thread.number()));
      }
    }
    return next;
  }

  private int thread(int partition) {
    int threads = world.threads().size();
    return isOrderly() ? partition % threads : chance.below(threads);
  }

  private void work(StreamThread thread, List<Action> next) {
    for (Task task : thread.tasks().values()) {
      for (Work work : world.working().available(thread, task)) {
        int limit = isOrderly() ? 4 : chance.between(1, 4);
        next.add(new Action.Do(thread.number(), task.partition(), work, limit, -1, -1));
      }
    }
  }

  /** Commits come now and then, or last when all is to be done in order. */
  private Action choose(List<Action> next) {
    if (isOrderly()) {
      return next.stream()
          .filter(action -> !(action instanceof Action.Commit))
          .findFirst()
          .orElse(next.getFirst());
    }
    Action any = chance.pick(next);
    return any instanceof Action.Commit && chance.percent(60) ? chance.pick(next) : any;
  }

  /** Whether the shortest way is to be taken, for a story. */
  private boolean isOrderly() {
    return rest.seed() == 0;
  }
}

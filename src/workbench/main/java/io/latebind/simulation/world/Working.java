package io.latebind.simulation.world;

import io.latebind.document.Json;
import io.latebind.document.MalformedJsonException;
import io.latebind.protocol.Budget;
import io.latebind.protocol.Effect;
import io.latebind.protocol.Event;
import io.latebind.protocol.Message;
import io.latebind.protocol.StoredDocument;
import io.latebind.protocol.Sweep;
import io.latebind.simulation.check.Check;
import io.latebind.simulation.check.Feature;
import io.latebind.simulation.check.Flaw;
import io.latebind.simulation.check.Mutant;
import io.latebind.simulation.check.Violation;
import io.latebind.simulation.kafka.Broker;
import io.latebind.simulation.kafka.Fuse;
import io.latebind.simulation.kafka.Log;
import io.latebind.simulation.kafka.StreamThread;
import io.latebind.simulation.kafka.Task;
import io.latebind.simulation.kafka.Transaction;
import io.latebind.simulation.model.Action;
import io.latebind.simulation.model.Content;
import io.latebind.simulation.model.Work;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What tasks do: they open, take records, and work on sweeps. */
public final class Working {
  private final World world;

  Working(World world) {
    this.world = world;
  }

  /** What there is to do for a task now. */
  public List<Work> available(StreamThread thread, Task task) {
    if (!task.isRunning()) {
      return new Opening(world).available(task);
    }
    if (!thread.mayWork()) {
      return List.of();
    }
    if (!task.hasBegun()) {
      return List.of(Work.BEGIN);
    }
    List<Work> work = new ArrayList<>(4);
    var document = nextDocument(task);
    if (document != null) {
      work.add(Work.DOCUMENT);
    }
    if (task.hasCaughtUp(document == null ? Integer.MAX_VALUE : document.offset())) {
      work.add(Work.CATCH_UP);
    }
    if (nextMessage(task) != null) {
      work.add(Work.MESSAGE);
    }
    if (task.hasOpenSweep()) {
      work.add(Work.STEP);
    }
    return work;
  }

  private Log.@Nullable Entry<Broker.Produced> nextDocument(Task task) {
    return world.broker().documents(task.partition()).next(task.at().documents());
  }

  private Log.@Nullable Entry<Broker.Sent> nextMessage(Task task) {
    Log<Broker.Sent> reindex = world.broker().reindex(task.partition());
    int from = task.at().reindex();
    return world.mutant().has(Flaw.READS_UNCOMMITTED)
        ? reindex.nextOfAny(from)
        : reindex.next(from);
  }

  boolean perform(Action.Do action) {
    StreamThread thread = world.threads().get(action.thread());
    Task task = thread.tasks().get(action.partition());
    if (task == null || !available(thread, task).contains(action.work())) {
      return false;
    }
    if (thread.isPutOut()) {
      world.counts().count(Feature.WORK_OF_ZOMBIES);
    }
    switch (action.work()) {
      case LIST_END, FETCH_OFFSETS, RESTORE -> new Opening(world).perform(task, action.work());
      case BEGIN -> begin(thread, task, action);
      case CATCH_UP -> catchUp(thread, task, action);
      case DOCUMENT -> takeDocument(thread, task, action);
      case MESSAGE -> takeMessage(thread, task, action);
      case STEP -> step(thread, task, action);
    }
    return true;
  }

  private void begin(StreamThread thread, Task task, Action.Do action) {
    if (!new TaskAdmission(world).admit(thread, task)) {
      return;
    }
    Log<Broker.Produced> documents = world.broker().documents(task.partition());
    if (task.state().dirtyCount() > 0) {
      world.counts().count(Feature.DIRTY_DOCUMENTS_RESTORED);
    }
    task.begin(documents);
    boolean moved = task.stores().isBesideAnother();
    task.stores().contentsStore();
    boolean known = !task.state().indexes().isEmpty();
    if (!known || !world.mutant().has(Flaw.BEGINS_ONLY_ONCE)) {
      apply(thread, task, new Event.Started(isBehind(task, documents.stableEnd()), moved), action);
    }
  }

  private void catchUp(StreamThread thread, Task task, Action.Do action) {
    boolean whole = task.cameToEnd(world.broker().documents(task.partition()));
    if (whole || world.mutant().has(Flaw.CATCHES_UP_ONCE)) {
      task.there().forEach(id -> require(id, task));
      apply(thread, task, new Event.CaughtUp(), action);
    }
  }

  /** Who takes a document for missing now has to have seen it go. */
  private void require(String id, Task task) {
    boolean mayLack =
        world.history().latest(id) == null
            || world.history().of(id).stream().skip(1).anyMatch(Objects::isNull)
            || world.broker().documents(task.partition()).entries().stream()
                .map(Log.Entry::value)
                .anyMatch(one -> one.id().equals(id) && Content.REFUSED.equals(one.content()));
    if (!mayLack && task.state().document(id) == null) {
      throw new Violation(Check.NONE_OVERLOOKED, id + " was written, and is taken for missing");
    }
  }

  /**
   * Who does not know yet where a topic ends takes itself to be behind: so do half of the tasks.
   */
  private static boolean isBehind(Task task, int end) {
    return task.at().documents() < end || task.partition() % 2 == 0;
  }

  private void takeDocument(StreamThread thread, Task task, Action.Do action) {
    var next = nextDocument(task);
    if (next != null) {
      task.at(task.at().withDocuments(next.offset() + 1));
      if (Content.REFUSED.equals(next.value().content())) {
        refuse(thread, task, next, action);
      } else {
        apply(thread, task, event(next), action);
      }
      endRecord(thread, task, action);
    }
  }

  /** The document stays what it was. */
  private void refuse(
      StreamThread thread, Task task, Log.Entry<Broker.Produced> record, Action.Do action) {
    Transaction transaction = thread.transaction(world.broker());
    world.counts().count(Feature.REFUSALS);
    world.story().hold(() -> Sentences.ofRefused(record, thread, task, transaction));
    apply(thread, task, new Event.DocumentRefused(record.value().id()), action);
  }

  private static Event event(Log.Entry<Broker.Produced> record) {
    return new Event.DocumentWritten(
        record.value().id(), record.offset(), bytes(record.value().content()));
  }

  private static byte @Nullable [] bytes(@Nullable Content content) {
    if (content == null) {
      return null;
    }
    byte[] bytes = content.json().getBytes(StandardCharsets.UTF_8);
    try {
      Json.checkDocument(bytes);
      return bytes;
    } catch (MalformedJsonException e) {
      throw new AssertionError(content.json(), e);
    }
  }

  private void takeMessage(StreamThread thread, Task task, Action.Do action) {
    var next = nextMessage(task);
    if (next != null) {
      task.at(task.at().withReindex(next.offset() + 1));
      List<Message> messages = world.sending().messages(next.value());
      int hit = messages.isEmpty() ? 0 : action.fault() % messages.size();
      for (int i = 0; i < messages.size() && isAlive(thread); i++) {
        Action.Do how = i == hit ? action : action.withoutFault();
        apply(thread, task, new Event.Received(messages.get(i)), how);
      }
      endRecord(thread, task, action);
    }
  }

  private boolean isAlive(StreamThread thread) {
    return world.threads().get(thread.number()) == thread;
  }

  /** If the record was to fail and did not, this may. */
  private void endRecord(StreamThread thread, Task task, Action.Do action) {
    if (isAlive(thread) && task.state().dirtyCount() > 0) {
      apply(thread, task, new Event.RecordEnded(documents(action.limit())), action);
    }
  }

  /**
   * Before a commit.
   *
   * @param working whether the task is still at work: behind its end it evaluates nothing
   */
  void committing(StreamThread thread, Task task, boolean working) {
    int drain = world.beginning().drain();
    if (working && drain > 0) {
      Action.Do plainly = Action.Do.plainly(thread.number(), task.partition(), Work.STEP);
      apply(thread, task, new Event.Committing(Budget.of(drain)), plainly);
    }
    if (task.state().dirtyCount() > 0) {
      world.counts().count(Feature.COMMITS_WITH_DIRTY_DOCUMENTS);
    }
  }

  private void step(StreamThread thread, Task task, Action.Do action) {
    String sweep = task.nextSweep();
    boolean evaluates = sweep.equals(Sweep.DIRTY) || sweep.equals(Sweep.ALL_DOCUMENTS);
    Budget budget = evaluates ? documents(action.limit()) : Budget.of(action.limit());
    apply(thread, task, new Event.Step(sweep, budget), action);
  }

  /** Enough for about so many documents, as they are here. */
  private static Budget documents(int limit) {
    return Budget.of(13L * limit);
  }

  private void apply(StreamThread thread, Task task, Event event, Action.Do action) {
    Mutant mutant = world.mutant();
    Transaction transaction = thread.transaction(world.broker());
    if (mutant.has(Flaw.OFFSETS_AHEAD)) {
      world.broker().committed().put(task.partition(), task.at());
    }
    world.story().hold(() -> Sentences.of(event, thread, task, transaction));
    if (event instanceof Event.DocumentWritten || event instanceof Event.Received) {
      world.story().tell(() -> Sentences.of(event, thread, task, transaction));
    }
    Event changed = mutant.event(event, task.state());
    if (changed == null) {
      world.story().tellOf(() -> "nothing comes of it");
      return;
    }
    Census.count(changed, task.state(), world.counts());
    StoredDocument before =
        changed instanceof Event.DocumentWritten written
            ? task.state().document(written.id())
            : null;
    List<Effect> effects = effects(thread, task, changed, action.fuse());
    if (effects != null) {
      send(thread, task, mutant.effects(changed, before, effects), action.sends());
    }
  }

  /** Null when a store failed, and with it the thread. */
  private @Nullable List<Effect> effects(StreamThread thread, Task task, Event event, int burns) {
    Fuse fuse = world.fuse();
    fuse.light(burns);
    try {
      var state = world.mutant().state(task.state(), event, task.partition(), world.home());
      List<Effect> effects = task.engine().apply(event, state);
      if (fuse.isBlown()) {
        throw new Violation(
            Check.FAILURES_END_EVENTS, "the engine went on as if the store had not failed");
      }
      return effects;
    } catch (Fuse.Blown e) {
      world.counts().count(Feature.CRASHES_INSIDE_AN_EVENT);
      world.members().fail(thread, "a store fails in the middle of that");
      return null;
    } finally {
      fuse.putOut();
    }
  }

  private void send(StreamThread thread, Task task, List<Effect> effects, int sends) {
    for (int i = 0; i < effects.size(); i++) {
      if (i == sends) {
        world.counts().count(Feature.CRASHES_BETWEEN_SENDS);
        world.members().fail(thread, "it fails in the middle of that");
        return;
      }
      send(thread, task, effects.get(i));
    }
  }

  private void send(StreamThread thread, Task task, Effect effect) {
    Census.count(effect, world.counts());
    switch (effect) {
      case Effect.Send send -> {
        world.story().tellOf(() -> Sentences.of(send));
        world.sending().send(thread, send);
      }
      case Effect.Publish publish -> output(thread, task, publish);
      case Effect.Reject reject -> output(thread, task, reject);
    }
  }

  private void output(StreamThread thread, Task task, Effect effect) {
    Transaction transaction = world.sending().transaction(thread);
    if (transaction == null) {
      world.story().tellOf(() -> Sentences.of(effect) + ", which is refused");
      return;
    }
    world.story().tellOf(() -> Sentences.of(effect));
    boolean outside = world.mutant().has(Flaw.ENTRIES_OUTSIDE);
    Log<Broker.Output> log = world.broker().entries(task.partition());
    log.append(new Broker.Output(task.setup(), effect), outside ? null : transaction);
    if (outside) {
      world.broker().readers().read(world.broker(), log.place());
    }
  }
}

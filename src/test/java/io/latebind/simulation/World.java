package io.latebind.simulation;

import io.latebind.document.Json;
import io.latebind.document.MalformedJsonException;
import io.latebind.engine.Effect;
import io.latebind.engine.Event;
import io.latebind.engine.Home;
import io.latebind.engine.StoredDocument;
import io.latebind.wire.MessageCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Partitions, logs and stream threads around the real engine, and all that can happen to them. */
final class World {
  private final Chance chance;
  private final Trace trace;
  private final Mutant mutant;
  private final Home home;
  private final History history = new History();
  private final Topics topics;
  private final Fuse fuse = new Fuse();
  private final List<StreamThread> threads = new ArrayList<>();
  private final int partitions;

  /** What there is to do for a task. */
  enum Work {
    DOCUMENT,
    MESSAGE,
    STEP
  }

  World(int partitions, int threads, Generator generator, Mutant mutant, Chance chance) {
    this.partitions = partitions;
    this.chance = chance;
    this.mutant = mutant;
    this.trace = new Trace();
    this.home = generator.home(partitions);
    this.topics = new Topics(partitions, new Explanation(history), trace);
    Setup setup = generator.setup();
    trace.note("world", partitions, threads, setup);
    for (int number = 0; number < threads; number++) {
      this.threads.add(new StreamThread(number, setup));
    }
    for (int partition = 0; partition < partitions; partition++) {
      Task task = new Task(partition, home, fuse, setup);
      this.threads.get(partition % threads).tasks().add(task);
    }
  }

  /** Has every task begin. */
  void start() {
    threads.forEach(this::abort);
  }

  Trace trace() {
    return trace;
  }

  History history() {
    return history;
  }

  Home home() {
    return home;
  }

  Topics topics() {
    return topics;
  }

  List<StreamThread> threads() {
    return threads;
  }

  int partitions() {
    return partitions;
  }

  Stream<Task> tasks() {
    return threads.stream().flatMap(thread -> thread.tasks().stream());
  }

  /** A client writes a document, or deletes it. */
  void produce(String id, @Nullable Content content) {
    history.add(id, content);
    int partition = home.of(id);
    trace.note("produce", id, partition, content == null ? "nothing" : content);
    topics.documents(partition).append(new Topics.Produced(id, content), Log.Transaction.none());
  }

  /** What there is to do for {@code task} now. */
  List<Work> work(Task task) {
    List<Work> work = new ArrayList<>();
    if (topics.documents(task.partition()).isReadable(task.documentsAt())) {
      work.add(Work.DOCUMENT);
    }
    Log<Topics.Sent> reindex = topics.reindex(task.partition());
    task.reindexAt(
        mutant.readsUncommitted() ? task.reindexAt() : reindex.skipAborted(task.reindexAt()));
    boolean readable =
        mutant.readsUncommitted()
            ? task.reindexAt() < reindex.end()
            : reindex.isReadable(task.reindexAt());
    if (readable) {
      work.add(Work.MESSAGE);
    }
    if (task.hasOpenSweep()) {
      work.add(Work.STEP);
    }
    return work;
  }

  /** Whether nothing is left to do, and all that was done is committed. */
  boolean isAtRest() {
    return threads.stream().allMatch(StreamThread::isClean)
        && tasks().allMatch(task -> work(task).isEmpty());
  }

  void perform(StreamThread thread, Task task, Work work) {
    switch (work) {
      case DOCUMENT -> takeDocument(thread, task);
      case MESSAGE -> takeMessage(thread, task);
      case STEP -> apply(thread, task, new Event.Step(task.nextSweep(), chance.between(1, 4)));
    }
  }

  private void takeDocument(StreamThread thread, Task task) {
    int offset = task.documentsAt();
    task.documentsAt(offset + 1);
    thread.soil();
    if (chance.percent(5) && topics.isCompactable(task.partition(), offset)) {
      trace.count(Feature.COMPACTED_AWAY);
      return;
    }
    Topics.Produced produced = topics.documents(task.partition()).at(offset);
    apply(
        thread, task, new Event.DocumentWritten(produced.id(), offset, write(produced.content())));
  }

  private static Event.@Nullable Write write(@Nullable Content content) {
    if (content == null) {
      return null;
    }
    byte[] bytes = content.json().getBytes(StandardCharsets.UTF_8);
    try {
      return new Event.Write(bytes, Json.decodeDocument(bytes));
    } catch (MalformedJsonException e) {
      throw new AssertionError(content.json(), e);
    }
  }

  private void takeMessage(StreamThread thread, Task task) {
    Topics.Sent sent = topics.reindex(task.partition()).at(task.reindexAt());
    task.reindexAt(task.reindexAt() + 1);
    var message = MessageCodec.decode(sent.target(), sent.value());
    apply(thread, task, new Event.Received(message));
  }

  private void apply(StreamThread thread, Task task, Event event) {
    Event changed = mutant.event(event, task.state());
    trace.note("apply", thread.number(), task.partition(), Census.describe(event));
    thread.soil();
    if (changed == null) {
      return;
    }
    Census.count(changed, task.state(), trace);
    StoredDocument before =
        changed instanceof Event.DocumentWritten written
            ? task.state().document(written.id())
            : null;
    if (chance.percent(2)) {
      fuse.light(chance.below(30));
    }
    List<Effect> effects;
    try {
      effects =
          task.engine().apply(changed, mutant.state(task.state(), changed, task.partition(), home));
    } catch (Fuse.Blown e) {
      fuse.putOut();
      trace.count(Feature.CRASHES_INSIDE_AN_EVENT);
      abort(thread);
      return;
    }
    if (fuse.isBlown()) {
      throw new AssertionError("a store failed, and the engine went on as if it had not");
    }
    fuse.putOut();
    for (Effect effect : mutant.effects(changed, before, effects)) {
      send(thread, task, effect);
    }
  }

  private void send(StreamThread thread, Task task, Effect effect) {
    trace.note("  effect", Census.describe(effect));
    Census.count(effect, trace);
    if (effect instanceof Effect.Send(int to, var message)) {
      topics
          .reindex(to)
          .append(
              new Topics.Sent(message.target(), MessageCodec.encode(message)),
              thread.transaction());
    }
    thread.outputs().add(new StreamThread.Output(task, thread.setup(), effect));
  }

  void commit(StreamThread thread) {
    trace.note("commit", thread.number());
    trace.count(Feature.COMMITS);
    thread.tasks().forEach(Task::commit);
    if (mutant.losesOutputs() && chance.percent(10)) {
      thread.transaction().abort();
    } else {
      thread.transaction().commit();
      thread.outputs().forEach(topics::accept);
    }
    thread.beginTransaction();
  }

  /** The transaction fails: the thread begins anew from its last commit. */
  void abort(StreamThread thread) {
    trace.note("abort", thread.number());
    trace.count(Feature.ABORTS);
    thread.transaction().abort();
    thread.beginTransaction();
    List.copyOf(thread.tasks()).forEach(task -> open(thread, task));
  }

  private void open(StreamThread thread, Task task) {
    boolean wiped = chance.percent(30);
    if (wiped) {
      trace.count(Feature.RESTORES_FROM_CHANGELOG);
    }
    task.open(thread.setup(), wiped);
    apply(thread, task, new Event.Started());
  }

  /** A thread goes down, in order or not, and comes back, perhaps with other definitions. */
  void restart(StreamThread thread, Setup setup) {
    trace.note("restart", thread.number(), setup);
    trace.count(Feature.RESTARTS);
    if (chance.percent(70)) {
      commit(thread);
    }
    thread.setup(setup);
    abort(thread);
  }

  /** A task moves from one thread to another. */
  void rebalance(StreamThread from, StreamThread to) {
    if (from == to || from.tasks().isEmpty()) {
      return;
    }
    trace.count(Feature.REBALANCES);
    if (chance.percent(70)) {
      commit(from);
    } else {
      abort(from);
      commit(from);
    }
    if (from.tasks().isEmpty()) {
      return;
    }
    Task task = from.tasks().remove(chance.below(from.tasks().size()));
    trace.note("rebalance", task.partition(), from.number(), to.number());
    to.tasks().add(task);
    open(to, task);
  }
}

package io.latebind.simulation.world;

import io.latebind.protocol.Home;
import io.latebind.rowlog.segment.DamagedLogException;
import io.latebind.simulation.check.Check;
import io.latebind.simulation.check.Counts;
import io.latebind.simulation.check.Explanation;
import io.latebind.simulation.check.Feature;
import io.latebind.simulation.check.Flaw;
import io.latebind.simulation.check.Mutant;
import io.latebind.simulation.check.Story;
import io.latebind.simulation.check.Violation;
import io.latebind.simulation.kafka.Broker;
import io.latebind.simulation.kafka.Fuse;
import io.latebind.simulation.kafka.Instance;
import io.latebind.simulation.kafka.LoggedRows;
import io.latebind.simulation.kafka.MemoryRows;
import io.latebind.simulation.kafka.Published;
import io.latebind.simulation.kafka.Readers;
import io.latebind.simulation.kafka.SimulatedStores;
import io.latebind.simulation.kafka.StoredContents;
import io.latebind.simulation.kafka.StreamThread;
import io.latebind.simulation.kafka.Task;
import io.latebind.simulation.kafka.Transaction;
import io.latebind.simulation.model.Action;
import io.latebind.simulation.model.Beginning;
import io.latebind.simulation.model.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A broker and instances with their threads around the real engine, and all that can happen to
 * them. What happens follows from the actions alone.
 */
public final class World {
  private final Beginning beginning;
  private final Mutant mutant;
  private final Home home;
  private final Counts counts;
  private final Story story;
  private final Fuse fuse = new Fuse();
  private final Broker broker;
  private final List<Instance> instances = new ArrayList<>();
  private final List<StreamThread> threads = new ArrayList<>();
  private final Map<Integer, Integer> owners = new TreeMap<>();
  private final Working working = new Working(this);
  private final Sending sending = new Sending(this);
  private final Committing committing = new Committing(this);
  private final Members members = new Members(this);
  private final Cleaning cleaning = new Cleaning(this);
  private int performed;
  private long logs;

  public World(Beginning beginning, Mutant mutant, Story story) {
    this.beginning = beginning;
    this.mutant = mutant;
    this.story = story;
    this.home = beginning.home();
    this.counts = new Counts();
    int partitions = beginning.partitions();
    History history = new History();
    Published published = new Published(partitions, new Explanation(history), counts);
    this.broker = new Broker(partitions, new Readers(partitions, history, published));
    for (int number = 0; number < beginning.instances(); number++) {
      instances.add(new Instance(number, beginning.setup()));
      for (int i = 0; i < beginning.threads(); i++) {
        threads.add(new StreamThread(threads.size(), number));
      }
    }
    for (int partition = 0; partition < partitions; partition++) {
      members.assign(partition, threads.get(partition % threads.size()));
    }
  }

  private World(World from) {
    this.beginning = from.beginning;
    this.mutant = from.mutant;
    this.story = Story.NONE;
    this.home = from.home;
    this.counts = from.counts;
    var copies = Broker.copies();
    this.broker = from.broker.copy(from.broker.readers().copy(), copies);
    from.instances.forEach(instance -> instances.add(instance.copy(fuse)));
    from.threads.forEach(thread -> threads.add(thread.copy(fuse, copies)));
    owners.putAll(from.owners);
    performed = from.performed;
  }

  /** Stores that hold nothing. */
  SimulatedStores emptyStores() {
    return new SimulatedStores(
        beginning.logged()
                && !mutant.has(Flaw.DIRTY_UNWRITTEN)
                && !mutant.has(Flaw.KEEPS_DIRTY_STORES)
            ? new LoggedRows(fuse, mutant, ++logs)
            : new MemoryRows(fuse, mutant),
        new StoredContents(fuse));
  }

  /** The same once more, to go on with differently. */
  public World copy() {
    return new World(this);
  }

  /**
   * Has something happen.
   *
   * @return whether it could
   * @throws Violation when a check of safety does not hold then
   */
  public boolean perform(Action action) {
    performed++;
    try {
      return dispatch(action);
    } catch (IllegalStateException
        | IllegalArgumentException
        | NullPointerException
        | DamagedLogException e) {
      throw new Violation(Check.NOTHING_THROWN, e);
    }
  }

  private boolean dispatch(Action action) {
    return switch (action) {
      case Action.Write write -> write(write);
      case Action.Bulk bulk -> write(bulk);
      case Action.Do work -> working.perform(work);
      case Action.CutRestore cut -> new Opening(this).cutShort(cut);
      case Action.SendOffsets send -> committing.sendOffsets(threads.get(send.thread()));
      case Action.End end -> committing.end(threads.get(end.thread()));
      case Action.Commit commit -> committing.commit(threads.get(commit.thread()));
      case Action.Abort abort -> committing.abort(threads.get(abort.thread()));
      case Action.Mark mark -> committing.mark(mark);
      case Action.Expire expire -> committing.expire(expire);
      case Action.Stall stall -> members.stall(threads.get(stall.thread()));
      case Action.Wake wake -> members.wake(threads.get(wake.thread()));
      case Action.Revoke revoke -> members.revoke(revoke);
      case Action.Assign assign -> members.assign(assign.partition(), threads.get(assign.thread()));
      case Action.Kill kill -> members.kill(instances.get(kill.instance()));
      case Action.Stop stop -> members.stop(instances.get(stop.instance()));
      case Action.Start start -> members.start(start);
      case Action.Standby standby -> members.standby(standby);
      case Action.Follow follow -> members.follow(follow);
      case Action.DeleteFolder delete -> cleaning.deleteFolder(delete);
      case Action.CompactDocuments compact -> cleaning.compactDocuments(compact);
      case Action.CompactChangelog compact -> cleaning.compactChangelog(compact);
      case Action.Purge purge -> cleaning.purge(purge);
      case Action.LoseOffsets lose -> cleaning.loseOffsets(lose);
      case Action.Rest rest -> new Settling(this, rest).settle();
    };
  }

  private boolean write(Action.Write write) {
    int partition = home.of(write.id());
    story.tell(() -> Sentences.of(write, partition));
    counts.count(Feature.WRITES);
    append(write, null);
    return true;
  }

  private boolean write(Action.Bulk bulk) {
    Transaction transaction = broker.begin(Transaction.CLIENT);
    story.tell(() -> Sentences.of(bulk, transaction));
    counts.count(Feature.BULK_WRITES);
    bulk.writes().forEach(write -> append(write, transaction));
    broker.decide(
        transaction, bulk.commits() ? Transaction.Fate.COMMITTED : Transaction.Fate.ABORTED);
    return true;
  }

  private void append(Action.Write write, @Nullable Transaction transaction) {
    var log = broker.documents(home.of(write.id()));
    log.append(new Broker.Produced(write.id(), write.content()), transaction);
    broker.readers().read(broker, log.place());
  }

  public Beginning beginning() {
    return beginning;
  }

  /** How many actions there were. */
  int performed() {
    return performed;
  }

  Mutant mutant() {
    return mutant;
  }

  public Counts counts() {
    return counts;
  }

  Story story() {
    return story;
  }

  Fuse fuse() {
    return fuse;
  }

  Home home() {
    return home;
  }

  public Broker broker() {
    return broker;
  }

  public History history() {
    return broker.readers().history();
  }

  public Published published() {
    return broker.readers().published();
  }

  public List<Instance> instances() {
    return instances;
  }

  public Instance instance(StreamThread thread) {
    return instances.get(thread.instance());
  }

  /** By their numbers. */
  public List<StreamThread> threads() {
    return threads;
  }

  public Stream<StreamThread> threads(Instance instance) {
    return threads.stream().filter(thread -> thread.instance() == instance.number());
  }

  /** The number of the thread to which the group has given a partition. */
  public Map<Integer, Integer> owners() {
    return owners;
  }

  Sending sending() {
    return sending;
  }

  Committing committing() {
    return committing;
  }

  Members members() {
    return members;
  }

  public Working working() {
    return working;
  }

  public int partitions() {
    return beginning.partitions();
  }

  /** The tasks of those who own them. */
  Stream<Task> tasks() {
    return owners.entrySet().stream()
        .flatMap(
            owner -> Stream.ofNullable(threads.get(owner.getValue()).tasks().get(owner.getKey())));
  }

  /** Whether nothing is left to do, and all that was done is committed. */
  public boolean isAtRest() {
    return owners.size() == partitions()
        && broker.pending().isEmpty()
        && threads.stream().allMatch(this::isAtRest);
  }

  private boolean isAtRest(StreamThread thread) {
    return !thread.isPutOut()
        && thread.transaction() == null
        && thread.tasks().values().stream()
            .allMatch(task -> task.isRunning() && working.available(thread, task).isEmpty());
  }
}

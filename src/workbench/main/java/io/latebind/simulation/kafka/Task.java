package io.latebind.simulation.kafka;

import io.latebind.engine.Engine;
import io.latebind.protocol.State;
import io.latebind.simulation.model.Content;
import io.latebind.simulation.model.Setup;
import io.latebind.simulation.model.ShortRestore;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A partition in the hands of a thread. It first learns where the changelog ends and what the
 * group's offsets are, restores its stores, and then works.
 */
public final class Task {
  private static final int UNKNOWN = -1;

  private final int partition;
  private final Engine engine;
  private final Setup setup;
  private final SimulatedStores stores;
  private @Nullable Offsets at;
  private int restoreTo = UNKNOWN;
  private boolean restored;
  private boolean begun;
  private int behindUntil;
  private int removals;
  private Set<String> there = Set.of();
  private String sweptLast = "";
  private @Nullable ShortRestore less;
  private Offsets began = Offsets.EARLIEST;
  private Offsets former = Offsets.EARLIEST;

  public Task(int partition, Engine engine, Setup setup, SimulatedStores stores) {
    this.partition = partition;
    this.engine = engine;
    this.setup = setup;
    this.stores = stores;
  }

  /** The same in another world. */
  Task copy(Fuse fuse) {
    Task copy = new Task(partition, engine, setup, stores.copy(fuse));
    copy.at = at;
    copy.restoreTo = restoreTo;
    copy.restored = restored;
    copy.begun = begun;
    copy.behindUntil = behindUntil;
    copy.removals = removals;
    copy.there = there;
    if (begun) {
      copy.state().begin(state().isCatchingUp());
    }
    copy.sweptLast = sweptLast;
    copy.less = less;
    copy.began = began;
    copy.former = former;
    return copy;
  }

  public int partition() {
    return partition;
  }

  public Engine engine() {
    return engine;
  }

  /** The definitions that it was opened with. */
  public Setup setup() {
    return setup;
  }

  public SimulatedStores stores() {
    return stores;
  }

  public State state() {
    return stores.state();
  }

  public boolean hasOffsets() {
    return at != null;
  }

  /** Where it stands on its topics; it has to know. */
  public Offsets at() {
    if (at == null) {
      throw new IllegalStateException("task " + partition + " has no offsets yet");
    }
    return at;
  }

  public void at(Offsets offsets) {
    at = offsets;
  }

  /** It is opened again: how far it had come before, without a commit. */
  public void lived(Task before) {
    former = before.at == null ? before.former : before.at;
  }

  /** Its offsets; of a topic that it has not read yet, the one at which its former life ended. */
  public Offsets formerAt() {
    Offsets now = at();
    return new Offsets(
        now.documents() == began.documents()
            ? Math.max(now.documents(), former.documents())
            : now.documents(),
        now.reindex() == began.reindex()
            ? Math.max(now.reindex(), former.reindex())
            : now.reindex(),
        now.commit());
  }

  public boolean knowsEnd() {
    return restoreTo != UNKNOWN;
  }

  public int restoreTo() {
    return restoreTo;
  }

  public void restoreTo(int end) {
    restoreTo = end;
  }

  /** How much too little of its stores is restored; null when all is. */
  public @Nullable ShortRestore less() {
    return less;
  }

  public void less(ShortRestore how) {
    less = how;
  }

  public boolean isRestored() {
    return restored;
  }

  public void restored() {
    restored = true;
  }

  public boolean isRunning() {
    return restored && at != null;
  }

  /** Whether the engine was told that it begins. */
  public boolean hasBegun() {
    return begun;
  }

  /**
   * Begins.
   *
   * @param documents its topic, as it is now
   */
  public void begin(Log<Broker.Produced> documents) {
    begun = true;
    began = at();
    behindUntil = documents.stableEnd();
    removals = documents.removals();
    there =
        documents.entries().stream()
            .filter(entry -> entry.offset() < behindUntil && documents.isCommitted(entry))
            .filter(
                entry ->
                    entry.value().content() != null
                        && !Content.REFUSED.equals(entry.value().content()))
            .map(entry -> entry.value().id())
            .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The documents that were in its topic when it began. */
  public Set<String> there() {
    return there;
  }

  /**
   * It has come to where its documents ended. When something was compacted away meanwhile, it goes
   * on to where they end now: it may not have seen what it waits for, because that was written
   * again.
   *
   * @return whether it has caught up
   */
  public boolean cameToEnd(Log<Broker.Produced> documents) {
    boolean whole = isWhole(documents);
    behindUntil = documents.stableEnd();
    removals = documents.removals();
    return whole;
  }

  /** Whether nothing was compacted away since it knows where its documents end. */
  public boolean isWhole(Log<Broker.Produced> documents) {
    return removals == documents.removals();
  }

  /** The offset before which there is what it has to catch up with. */
  public int behindUntil() {
    return behindUntil;
  }

  /**
   * Whether it is to be told that it has caught up.
   *
   * @param next the offset of its next document
   */
  public boolean hasCaughtUp(int next) {
    return state().isCatchingUp() && next >= behindUntil;
  }

  public boolean hasOpenSweep() {
    return state().nextSweep(null) != null;
  }

  public String sweptLast() {
    return sweptLast;
  }

  /** The next sweep in turn; there has to be one. */
  public String nextSweep() {
    String next = state().nextSweep(sweptLast);
    if (next == null) {
      next = state().nextSweep(null);
    }
    if (next == null) {
      throw new IllegalStateException("there is no open sweep");
    }
    sweptLast = next;
    return next;
  }
}

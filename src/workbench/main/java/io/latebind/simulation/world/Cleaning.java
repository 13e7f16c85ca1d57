package io.latebind.simulation.world;

import io.latebind.simulation.check.Feature;
import io.latebind.simulation.check.Flaw;
import io.latebind.simulation.kafka.Broker;
import io.latebind.simulation.kafka.Instance;
import io.latebind.simulation.kafka.Log;
import io.latebind.simulation.kafka.SimulatedStores;
import io.latebind.simulation.model.Action;
import io.latebind.simulation.model.Content;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** What is deleted in the course of time, and what is lost. */
final class Cleaning {
  private final World world;

  Cleaning(World world) {
    this.world = world;
  }

  /** A tombstone goes only when its partition has seen it. */
  boolean compactDocuments(Action.CompactDocuments compact) {
    Log<Broker.Produced> log = world.broker().documents(compact.partition());
    int seen = world.broker().committed(compact.partition()).documents();
    unsure(log, seen);
    boolean superseded = compact(log, Broker.Produced::id);
    int end = Math.min(seen, log.stableEnd());
    boolean forgotten = compact.tombstones() && log.removeIf(end, isTombstone(log));
    if (superseded) {
      world.counts().count(Feature.COMPACTED_AWAY);
    }
    if (forgotten) {
      world.counts().count(Feature.DELETIONS_FORGOTTEN);
    }
    if (superseded || forgotten) {
      world.story().tell(() -> Sentences.of(compact, forgotten));
    }
    return superseded || forgotten;
  }

  /**
   * What goes because of a refused record that was not read yet is there only for those who have it
   * already: for others it was never there.
   */
  private void unsure(Log<Broker.Produced> log, int seen) {
    Set<String> going = new HashSet<>();
    Set<String> unsure = new TreeSet<>();
    int end = log.stableEnd();
    for (Log.Entry<Broker.Produced> entry : log.entries()) {
      String id = entry.value().id();
      if (entry.offset() >= end || !log.isCommitted(entry)) {
        continue;
      }
      unsure.remove(id);
      if (!Content.REFUSED.equals(entry.value().content())) {
        going.add(id);
      } else if (entry.offset() >= seen && going.contains(id)) {
        unsure.add(id);
      }
    }
    unsure.forEach(world.history()::unsure);
  }

  private static Predicate<Log.Entry<Broker.Produced>> isTombstone(Log<Broker.Produced> log) {
    return entry -> log.isCommitted(entry) && entry.value().content() == null;
  }

  /** Removes what was aborted, and all but the last committed record of each key. */
  private static <T> boolean compact(Log<T> log, Function<T, Object> key) {
    int end = log.stableEnd();
    Map<Object, Integer> last = new HashMap<>();
    for (Log.Entry<T> entry : log.entries()) {
      if (entry.offset() < end && log.isCommitted(entry)) {
        last.put(key.apply(entry.value()), entry.offset());
      }
    }
    return log.removeIf(
        end,
        entry ->
            !log.isCommitted(entry)
                || !Objects.equals(last.get(key.apply(entry.value())), entry.offset()));
  }

  /**
   * A folder that is behind a tombstone is older than the topic remembers deletions, and Kafka
   * Streams does not use it any more; whoever reads the topic is not that slow.
   */
  boolean compactChangelog(Action.CompactChangelog compact) {
    int partition = compact.partition();
    Log<Broker.Change> log = world.broker().changelog(partition);
    boolean superseded = compact(log, Cleaning::key);
    int end = log.stableEnd();
    if (!compact.tombstones() || isRead(partition, end)) {
      return superseded;
    }
    boolean forgotten =
        log.removeIf(end, entry -> log.isCommitted(entry) && entry.value().value() == null);
    if (forgotten) {
      world.counts().count(Feature.CHANGELOG_TOMBSTONES_FORGOTTEN);
      world.story().tell(() -> Sentences.of(compact));
      discardOld(partition, end);
    }
    return superseded || forgotten;
  }

  private static Object key(Broker.Change change) {
    return ByteBuffer.wrap(change.key());
  }

  /** Whether a standby or a task that opens has not come to {@code offset} yet. */
  private boolean isRead(int partition, int offset) {
    boolean followed =
        world.instances().stream()
            .filter(instance -> instance.standbys().contains(partition))
            .anyMatch(instance -> isBehind(instance, partition, offset));
    boolean restored =
        world.threads().stream()
            .flatMap(thread -> thread.tasks().values().stream())
            .anyMatch(task -> task.partition() == partition && !task.isRestored());
    return followed || restored;
  }

  private static boolean isBehind(Instance instance, int partition, int offset) {
    SimulatedStores folder = instance.folders().get(partition);
    return folder != null && folder.at() < offset;
  }

  private void discardOld(int partition, int offset) {
    if (world.mutant().has(Flaw.KEEPS_OLD_FOLDERS)) {
      return;
    }
    for (Instance instance : world.instances()) {
      if (isBehind(instance, partition, offset)) {
        instance.folders().remove(partition);
        world.counts().count(Feature.OLD_FOLDERS_DISCARDED);
      }
    }
  }

  boolean purge(Action.Purge purge) {
    Log<Broker.Sent> log = world.broker().reindex(purge.partition());
    int done = world.broker().committed(purge.partition()).reindex();
    int before = log.entries().size();
    log.trim(world.mutant().has(Flaw.PURGES_TOO_MUCH) ? log.stableEnd() : done);
    if (log.entries().size() == before) {
      return false;
    }
    world.counts().count(Feature.PURGES);
    world.story().tell(() -> Sentences.of(purge, done));
    return true;
  }

  boolean deleteFolder(Action.DeleteFolder delete) {
    Instance instance = world.instances().get(delete.instance());
    instance.standbys().remove(delete.partition());
    if (instance.folders().remove(delete.partition()) == null) {
      return false;
    }
    world.counts().count(Feature.FOLDERS_DELETED);
    world.story().tell(() -> Sentences.of(delete));
    return true;
  }

  /**
   * Kafka forgets offsets only of groups without members. What is read again then shows what was,
   * before it shows what is: entries go back to earlier versions for a while.
   */
  boolean loseOffsets(Action.LoseOffsets lose) {
    boolean empty = world.instances().stream().noneMatch(Instance::isUp);
    if (!empty
        || !world.broker().isStable(lose.partition())
        || world.broker().committed().remove(lose.partition()) == null) {
      return false;
    }
    world.counts().count(Feature.OFFSETS_LOST);
    world.story().tell(() -> Sentences.of(lose));
    world.published().explanation().mayGoBack(true);
    return true;
  }
}

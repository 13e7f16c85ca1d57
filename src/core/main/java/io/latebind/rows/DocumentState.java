package io.latebind.rows;

import io.latebind.index.Projection;
import io.latebind.protocol.CachedProjection;
import io.latebind.protocol.EvaluationRecord;
import io.latebind.protocol.TargetState;
import io.latebind.protocol.TargetState.Replica;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that a partition stores under one id, except the document itself: its evaluation and its
 * entries, what is needed of it and by which documents, and which partitions subscribed to it. One
 * row holds it all, because a write, a subscription or an answer usually changes several parts.
 *
 * @param version the current version of the document; null when the document does not exist
 * @param evaluated the last evaluation of the document; null when there was none
 * @param excerpt the cached projection of the document; null when there is none
 * @param entries the entries that it has under its own id, by index; {@link #APART} for one that
 *     has a row of its own
 * @param target what the local documents need of it; null when none loads it
 * @param referrers the local documents that load it, in order, unless they are spilled
 * @param spilled whether the referrers have rows of their own
 * @param subscribers the partitions that subscribed to it
 * @param places the chunk of a target's spilled referrers that holds the document, by target; the
 *     first chunk is left out
 */
public record DocumentState(
    @Nullable Version version,
    @Nullable EvaluationRecord evaluated,
    @Nullable CachedProjection excerpt,
    SortedMap<String, byte[]> entries,
    @Nullable TargetState target,
    List<String> referrers,
    boolean spilled,
    Map<Integer, Projection> subscribers,
    SortedMap<String, Integer> places) {
  /** The state of an id under which nothing is stored. */
  public static final DocumentState NOTHING =
      new DocumentState(
          null,
          null,
          null,
          Collections.emptySortedMap(),
          null,
          List.of(),
          false,
          Map.of(),
          Collections.emptySortedMap());

  /** Stands for an entry that has a row of its own. An entry is a JSON object, and never empty. */
  public static final byte[] APART = {};

  /** The most referrers in this row; more are spilled. */
  private static final int MAX_REFERRERS = 4;

  /** Beside a larger replica no referrers are kept: each new one would write it again. */
  private static final int MAX_REPLICA_BYTES = 1024;

  /** Whether there is nothing to store. */
  public boolean isEmpty() {
    return version == null
        && evaluated == null
        && excerpt == null
        && entries.isEmpty()
        && target == null
        && referrers.isEmpty()
        && !spilled
        && subscribers.isEmpty()
        && places.isEmpty();
  }

  /**
   * A version of a document.
   *
   * @param offset of the record that wrote it
   * @param kept whether its content is in a row of its own, because its topic may forget it
   */
  public record Version(long offset, boolean kept) {
    /** A version whose content is lost, until the document is written again. */
    public static final Version LOST = new Version(Long.MAX_VALUE, false);
  }

  public DocumentState withVersion(@Nullable Version other) {
    return Objects.equals(version, other)
        ? this
        : new DocumentState(
            other, evaluated, excerpt, entries, target, referrers, spilled, subscribers, places);
  }

  /** The same with another evaluation; without one, there is no cached projection. */
  public DocumentState withEvaluated(@Nullable EvaluationRecord other) {
    CachedProjection read = other == null ? null : excerpt;
    return new DocumentState(
        version, other, read, entries, target, referrers, spilled, subscribers, places);
  }

  public DocumentState withExcerpt(@Nullable CachedProjection other) {
    return new DocumentState(
        version, evaluated, other, entries, target, referrers, spilled, subscribers, places);
  }

  public DocumentState withEntry(String index, byte @Nullable [] entry) {
    SortedMap<String, byte[]> others = new TreeMap<>(entries);
    if (entry == null) {
      others.remove(index);
    } else {
      others.put(index, entry);
    }
    return new DocumentState(
        version, evaluated, excerpt, others, target, referrers, spilled, subscribers, places);
  }

  /** Whether an entry fits this row, in place of the current one of its index. */
  public boolean hasRoomFor(String index, byte[] entry, int maxBytes) {
    long bytes = entry.length;
    for (Map.Entry<String, byte[]> other : entries.entrySet()) {
      bytes += other.getKey().equals(index) ? 0 : other.getValue().length;
    }
    return bytes <= maxBytes;
  }

  /** Whether the entry of an index has a row of its own. */
  public boolean isApart(String index) {
    byte[] entry = entries.get(index);
    return entry != null && entry.length == 0;
  }

  public DocumentState withTarget(TargetState other) {
    return new DocumentState(
        version, evaluated, excerpt, entries, other, referrers, spilled, subscribers, places);
  }

  /** The same for a document that no document loads any more. */
  public DocumentState withoutTarget() {
    return new DocumentState(
        version, evaluated, excerpt, entries, null, referrers, false, subscribers, places);
  }

  /** Whether one more referrer fits this row. */
  public boolean hasRoom() {
    return !spilled
        && referrers.size() < MAX_REFERRERS
        && (target == null
            || !(target.replica() instanceof Replica.Present(byte[] content))
            || content.length <= MAX_REPLICA_BYTES);
  }

  /** The chunk of a target's spilled referrers that holds the document. */
  public int place(String of) {
    return places.getOrDefault(of, 0);
  }

  /** The same, with the document in a chunk of a target's spilled referrers. */
  public DocumentState withPlace(String of, int place) {
    if (place == place(of)) {
      return this;
    }
    SortedMap<String, Integer> others = new TreeMap<>(places);
    if (place == 0) {
      others.remove(of);
    } else {
      others.put(of, place);
    }
    return new DocumentState(
        version, evaluated, excerpt, entries, target, referrers, spilled, subscribers, others);
  }

  public DocumentState withReferrer(String referrer) {
    int at = Collections.binarySearch(referrers, referrer, Utf8Order.INSTANCE);
    if (at >= 0) {
      return this;
    }
    List<String> more = new ArrayList<>(referrers);
    more.add(-at - 1, referrer);
    return new DocumentState(
        version, evaluated, excerpt, entries, target, more, false, subscribers, places);
  }

  public DocumentState withoutReferrer(String referrer) {
    List<String> fewer = new ArrayList<>(referrers);
    fewer.remove(referrer);
    return new DocumentState(
        version, evaluated, excerpt, entries, target, fewer, false, subscribers, places);
  }

  /** The same, with the referrers in rows of their own. */
  public DocumentState spill() {
    return new DocumentState(
        version, evaluated, excerpt, entries, target, List.of(), true, subscribers, places);
  }

  public DocumentState withSubscribers(Map<Integer, Projection> others) {
    return new DocumentState(
        version, evaluated, excerpt, entries, target, referrers, spilled, others, places);
  }

  /** About how many bytes of memory it takes. */
  public int weight() {
    int weight = 64 + 64 * (referrers.size() + subscribers.size() + places.size());
    if (evaluated != null) {
      for (EvaluationRecord.Outcome outcome : evaluated.indexes().values()) {
        weight += 192 + 64 * outcome.references().size();
      }
    }
    if (excerpt != null) {
      weight += 32 + excerpt.content().length;
    }
    // This runs at every change, and usually there are no entries: no need for an iterator then.
    if (!entries.isEmpty()) {
      for (byte[] entry : entries.values()) {
        weight += 64 + entry.length;
      }
    }
    if (target != null) {
      weight += 64;
      if (target.replica() instanceof Replica.Present(byte[] content)) {
        weight += content.length;
      }
    }
    return weight;
  }
}

package io.latebind.wire;

import io.latebind.engine.Evaluated;
import io.latebind.engine.Excerpt;
import io.latebind.engine.Projection;
import io.latebind.engine.Target;
import io.latebind.engine.Target.Replica;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that a partition keeps under one id, beside the document itself: what the document was
 * evaluated to and its entries, what is needed of it and by whom, and who subscribed to it. One row
 * for all, because a document that is written, asked for or answered mostly changes several.
 *
 * @param version which version of the document there is; null when there is no document
 * @param evaluated what the document was evaluated to; null when it never was
 * @param excerpt what the indexes read of the document, when that is kept
 * @param entries the entries that it has under its own id, by index; {@link #APART} for one that
 *     has a row of its own
 * @param target what the local documents need of it; null when none loads it
 * @param referrers the local documents that load it, in order, unless they are spilled
 * @param spilled whether the referrers have rows of their own
 * @param subscribers the partitions that subscribed to it
 * @param places in which chunk of a target's spilled referrers the document is; by target, those in
 *     the first chunk left out
 */
record IdRow(
    @Nullable Version version,
    @Nullable Evaluated evaluated,
    @Nullable Excerpt excerpt,
    SortedMap<String, byte[]> entries,
    @Nullable Target target,
    List<String> referrers,
    boolean spilled,
    Map<Integer, Projection> subscribers,
    SortedMap<String, Integer> places) {
  /** Nothing is kept. */
  static final IdRow NOTHING =
      new IdRow(
          null,
          null,
          null,
          Collections.emptySortedMap(),
          null,
          List.of(),
          false,
          Map.of(),
          Collections.emptySortedMap());

  /** In place of an entry that has a row of its own. An entry is a JSON object, and never empty. */
  static final byte[] APART = {};

  /** More referrers than these are spilled. */
  private static final int MAX_REFERRERS = 4;

  /** Beside a larger replica no referrers are kept: each of them would write it again. */
  private static final int MAX_REPLICA_BYTES = 1024;

  /** Whether there is nothing to keep. */
  boolean isEmpty() {
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
   * Which version of a document there is.
   *
   * @param offset of the record that wrote it
   * @param kept whether its content is in a row of its own, because its topic may forget it
   */
  record Version(long offset, boolean kept) {
    /** Its content is lost, until it is written again. */
    static final Version LOST = new Version(Long.MAX_VALUE, false);
  }

  IdRow withVersion(@Nullable Version other) {
    return Objects.equals(version, other)
        ? this
        : new IdRow(
            other, evaluated, excerpt, entries, target, referrers, spilled, subscribers, places);
  }

  /** Of a document that is not evaluated nothing is read. */
  IdRow withEvaluated(@Nullable Evaluated other) {
    Excerpt read = other == null ? null : excerpt;
    return new IdRow(
        version, other, read, entries, target, referrers, spilled, subscribers, places);
  }

  IdRow withExcerpt(@Nullable Excerpt other) {
    return new IdRow(
        version, evaluated, other, entries, target, referrers, spilled, subscribers, places);
  }

  IdRow withEntry(String index, byte @Nullable [] entry) {
    SortedMap<String, byte[]> others = new TreeMap<>(entries);
    if (entry == null) {
      others.remove(index);
    } else {
      others.put(index, entry);
    }
    return new IdRow(
        version, evaluated, excerpt, others, target, referrers, spilled, subscribers, places);
  }

  /** Whether an entry has room in this row, in place of the one that the index has now. */
  boolean hasRoomFor(String index, byte[] entry, int maxBytes) {
    long bytes = entry.length;
    for (Map.Entry<String, byte[]> other : entries.entrySet()) {
      bytes += other.getKey().equals(index) ? 0 : other.getValue().length;
    }
    return bytes <= maxBytes;
  }

  /** Whether the entry of an index has a row of its own. */
  boolean isApart(String index) {
    byte[] entry = entries.get(index);
    return entry != null && entry.length == 0;
  }

  IdRow withTarget(Target other) {
    return new IdRow(
        version, evaluated, excerpt, entries, other, referrers, spilled, subscribers, places);
  }

  /** The same for a document that nobody loads any more. */
  IdRow withoutTarget() {
    return new IdRow(
        version, evaluated, excerpt, entries, null, referrers, false, subscribers, places);
  }

  /** Whether one more referrer has room in this row. */
  boolean hasRoom() {
    return !spilled
        && referrers.size() < MAX_REFERRERS
        && (target == null
            || !(target.replica() instanceof Replica.Present(byte[] content))
            || content.length <= MAX_REPLICA_BYTES);
  }

  /** In which chunk of a target's spilled referrers the document is. */
  int place(String of) {
    return places.getOrDefault(of, 0);
  }

  /** The same, with the document in a chunk of a target's spilled referrers. */
  IdRow withPlace(String of, int place) {
    if (place == place(of)) {
      return this;
    }
    SortedMap<String, Integer> others = new TreeMap<>(places);
    if (place == 0) {
      others.remove(of);
    } else {
      others.put(of, place);
    }
    return new IdRow(
        version, evaluated, excerpt, entries, target, referrers, spilled, subscribers, others);
  }

  IdRow withReferrer(String referrer) {
    int at = Collections.binarySearch(referrers, referrer, Utf8Order.INSTANCE);
    if (at >= 0) {
      return this;
    }
    List<String> more = new ArrayList<>(referrers);
    more.add(-at - 1, referrer);
    return new IdRow(
        version, evaluated, excerpt, entries, target, more, false, subscribers, places);
  }

  IdRow withoutReferrer(String referrer) {
    List<String> fewer = new ArrayList<>(referrers);
    fewer.remove(referrer);
    return new IdRow(
        version, evaluated, excerpt, entries, target, fewer, false, subscribers, places);
  }

  /** The same, with the referrers in rows of their own. */
  IdRow spill() {
    return new IdRow(
        version, evaluated, excerpt, entries, target, List.of(), true, subscribers, places);
  }

  IdRow withSubscribers(Map<Integer, Projection> others) {
    return new IdRow(
        version, evaluated, excerpt, entries, target, referrers, spilled, others, places);
  }

  /** About how many bytes of memory it takes. */
  int weight() {
    int weight = 64 + 64 * (referrers.size() + subscribers.size() + places.size());
    if (evaluated != null) {
      for (Evaluated.Outcome outcome : evaluated.indexes().values()) {
        weight += 192 + 64 * outcome.references().size();
      }
    }
    if (excerpt != null) {
      weight += 32 + excerpt.content().length;
    }
    // Asked at every change, and mostly there are none, of which iterators would be made as well.
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

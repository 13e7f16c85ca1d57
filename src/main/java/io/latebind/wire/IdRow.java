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
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that a partition keeps under one id, beside the document itself: what the document was
 * evaluated to and its entries, what is needed of it and by whom, and who subscribed to it. One row
 * for all, because a document that is written, asked for or answered mostly changes several.
 *
 * @param evaluated what the document was evaluated to; null when it never was
 * @param excerpt what the indexes read of the document, when that is kept
 * @param entries the entries that it has under its own id, by index; {@link #APART} for one that
 *     has a row of its own
 * @param target what the local documents need of it; null when none loads it
 * @param referrers the local documents that load it, in order, unless they are spilled
 * @param spilled whether the referrers have rows of their own
 * @param subscribers the partitions that subscribed to it
 */
record IdRow(
    @Nullable Evaluated evaluated,
    @Nullable Excerpt excerpt,
    SortedMap<String, byte[]> entries,
    @Nullable Target target,
    List<String> referrers,
    boolean spilled,
    Map<Integer, Projection> subscribers) {
  /** Nothing is kept. */
  static final IdRow NOTHING =
      new IdRow(null, null, Collections.emptySortedMap(), null, List.of(), false, Map.of());

  /** In place of an entry that has a row of its own. An entry is a JSON object, and never empty. */
  static final byte[] APART = {};

  /** More referrers than these are spilled. */
  private static final int MAX_REFERRERS = 4;

  /** Beside a larger replica no referrers are kept: each of them would write it again. */
  private static final int MAX_REPLICA_BYTES = 1024;

  /** Whether there is nothing to keep. */
  boolean isEmpty() {
    return evaluated == null
        && excerpt == null
        && entries.isEmpty()
        && target == null
        && referrers.isEmpty()
        && !spilled
        && subscribers.isEmpty();
  }

  /** Of a document that is not evaluated nothing is read. */
  IdRow withEvaluated(@Nullable Evaluated other) {
    Excerpt read = other == null ? null : excerpt;
    return new IdRow(other, read, entries, target, referrers, spilled, subscribers);
  }

  IdRow withExcerpt(@Nullable Excerpt other) {
    return new IdRow(evaluated, other, entries, target, referrers, spilled, subscribers);
  }

  IdRow withEntry(String index, byte @Nullable [] entry) {
    SortedMap<String, byte[]> others = new TreeMap<>(entries);
    if (entry == null) {
      others.remove(index);
    } else {
      others.put(index, entry);
    }
    return new IdRow(evaluated, excerpt, others, target, referrers, spilled, subscribers);
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
    return new IdRow(evaluated, excerpt, entries, other, referrers, spilled, subscribers);
  }

  /** The same for a document that nobody loads any more. */
  IdRow withoutTarget() {
    return new IdRow(evaluated, excerpt, entries, null, referrers, false, subscribers);
  }

  /** Whether one more referrer has room in this row. */
  boolean hasRoom() {
    return !spilled
        && referrers.size() < MAX_REFERRERS
        && (target == null
            || !(target.replica() instanceof Replica.Present(byte[] content))
            || content.length <= MAX_REPLICA_BYTES);
  }

  /** As {@link io.latebind.engine.State#referrers}, of those in this row. */
  List<String> referrersBetween(String after, @Nullable String upTo, int limit) {
    List<String> between = new ArrayList<>(referrers.size());
    for (String referrer : referrers) {
      if (between.size() < limit
          && Utf8Order.INSTANCE.compare(referrer, after) > 0
          && (upTo == null || Utf8Order.INSTANCE.compare(referrer, upTo) <= 0)) {
        between.add(referrer);
      }
    }
    return between;
  }

  IdRow withReferrer(String referrer) {
    int at = Collections.binarySearch(referrers, referrer, Utf8Order.INSTANCE);
    if (at >= 0) {
      return this;
    }
    List<String> more = new ArrayList<>(referrers);
    more.add(-at - 1, referrer);
    return new IdRow(evaluated, excerpt, entries, target, more, false, subscribers);
  }

  IdRow withoutReferrer(String referrer) {
    List<String> fewer = new ArrayList<>(referrers);
    fewer.remove(referrer);
    return new IdRow(evaluated, excerpt, entries, target, fewer, false, subscribers);
  }

  /** The same, with the referrers in rows of their own. */
  IdRow spill() {
    return new IdRow(evaluated, excerpt, entries, target, List.of(), true, subscribers);
  }

  IdRow withSubscribers(Map<Integer, Projection> others) {
    return new IdRow(evaluated, excerpt, entries, target, referrers, spilled, others);
  }

  /** About how many bytes of memory it takes. */
  int weight() {
    int weight = 64 + 64 * referrers.size() + 64 * subscribers.size();
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

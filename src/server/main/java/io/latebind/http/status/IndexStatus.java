package io.latebind.http.status;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;
import io.latebind.index.Index;
import io.latebind.index.Limits;
import io.latebind.indexer.PartitionStatus;
import io.latebind.protocol.IndexState;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The status of an index, summed over all partitions that answered.
 *
 * <p>The index is at rest if awaiting, sweeps and lag are 0.
 *
 * @param name the name of the index
 * @param phase the phase, in one word
 * @param entries published entries
 * @param awaiting documents whose evaluation waits for an answer
 * @param missing entries that name a missing reference
 * @param sweeps open sweeps, plus partitions that have not begun with this definition yet
 * @param catchingUp partitions that have yet to read what was written before they started, and so
 *     publish no entry with a missing reference
 * @param lag as counted by {@link Lag}
 * @param searchLag records of {@code entries} that are not searchable yet, of all indexes together;
 *     null if this process does not search
 * @param total the number of partitions
 * @param answered the number of partitions that answered
 */
record IndexStatus(
    String name,
    Phase phase,
    long entries,
    long awaiting,
    long missing,
    long sweeps,
    long catchingUp,
    long lag,
    @Nullable Long searchLag,
    int total,
    int answered) {
  /** The phase in one word: the first that applies. */
  enum Phase {
    /** Partitions did not answer: see {@code partitions}. */
    UNKNOWN,
    /** All documents are being evaluated again, because a definition is new or has changed. */
    BUILDING,
    /** Records, sweeps or answers are outstanding. */
    CATCHING_UP,
    /** At rest. */
    READY;

    private String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The status of an index when {@code partitions} answered, of {@code total}. */
  static IndexStatus of(
      Index index,
      Limits limits,
      Collection<PartitionStatus> partitions,
      int total,
      long lag,
      @Nullable Long searchLag) {
    String fingerprint = IndexState.fingerprint(index, limits);
    long entries = 0;
    long awaiting = 0;
    long missing = 0;
    long sweeps = 0;
    boolean building = false;
    for (PartitionStatus partition : partitions) {
      IndexState state = partition.indexes().get(index.name());
      boolean begun = state != null && state.fingerprint().equals(fingerprint);
      entries += state == null ? 0 : state.entries();
      awaiting += state == null ? 0 : state.awaiting();
      missing += state == null ? 0 : state.missing();
      sweeps += partition.sweeps() + (begun ? 0 : 1);
      building |= partition.rebuilding() || !begun;
    }
    boolean rests = awaiting == 0 && sweeps == 0 && lag == 0;
    Phase phase = phase(partitions.size() == total, building, rests);
    return new IndexStatus(
        index.name(),
        phase,
        entries,
        awaiting,
        missing,
        sweeps,
        partitions.stream().filter(PartitionStatus::catchingUp).count(),
        lag,
        searchLag,
        total,
        partitions.size());
  }

  private static Phase phase(boolean complete, boolean building, boolean rests) {
    if (!complete) {
      return Phase.UNKNOWN;
    }
    if (building) {
      return Phase.BUILDING;
    }
    return rests ? Phase.READY : Phase.CATCHING_UP;
  }

  /** As clients see it. {@code searchLag} is null if no searcher runs here. */
  ObjectNode toJson() {
    ObjectNode json = Json.object();
    json.put("name", name).put("state", phase.text());
    json.put("entries", entries).put("awaiting", awaiting).put("missing", missing);
    json.put("sweeps", sweeps)
        .put("catchingUp", catchingUp)
        .put("lag", lag)
        .put("searchLag", searchLag);
    json.putObject("partitions").put("total", total).put("answered", answered);
    return json.put("complete", answered == total);
  }
}

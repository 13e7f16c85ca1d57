package io.latebind.simulation;

import io.latebind.engine.Effect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The logs of all partitions, and the outputs as those see them who read only what is committed.
 */
final class Topics {
  private final List<Log<Produced>> documents;
  private final List<Log<Sent>> reindex;
  private final List<Map<String, byte[]>> entries;
  private final Set<Effect.Reject> deadLetters = new HashSet<>();
  private final Explanation explanation;
  private final Trace trace;

  /** A record of {@code documents}; null content deletes. */
  record Produced(String id, @Nullable Content content) {}

  /** A record of {@code reindex}. */
  @SuppressWarnings("ArrayRecordComponent")
  record Sent(String target, byte[] value) {}

  Topics(int partitions, Explanation explanation, Trace trace) {
    this.documents = logs(partitions);
    this.reindex = logs(partitions);
    this.entries = new ArrayList<>();
    IntStream.range(0, partitions).forEach(p -> entries.add(new TreeMap<>()));
    this.explanation = explanation;
    this.trace = trace;
  }

  private static <T> List<Log<T>> logs(int partitions) {
    return IntStream.range(0, partitions).mapToObj(p -> new Log<T>()).toList();
  }

  Log<Produced> documents(int partition) {
    return documents.get(partition);
  }

  Log<Sent> reindex(int partition) {
    return reindex.get(partition);
  }

  /** The {@code entries} topic of a partition, compacted. */
  Map<String, byte[]> entries(int partition) {
    return entries.get(partition);
  }

  boolean hasDeadLetter(Effect.Reject reject) {
    return deadLetters.contains(reject);
  }

  /** Whether a later record of the same document has made the one at {@code offset} superfluous. */
  boolean isCompactable(int partition, int offset) {
    Log<Produced> log = documents(partition);
    String id = log.at(offset).id();
    return IntStream.range(offset + 1, log.end()).anyMatch(i -> log.at(i).id().equals(id));
  }

  /** Takes a committed output. */
  void accept(StreamThread.Output output) {
    switch (output.effect()) {
      case Effect.Send ignored -> {}
      case Effect.Reject reject -> {
        trace.count(Feature.REJECTIONS);
        deadLetters.add(reject);
      }
      case Effect.Publish publish -> accept(output, publish);
    }
  }

  private void accept(StreamThread.Output output, Effect.Publish publish) {
    Map<String, byte[]> compacted = entries(output.task().partition());
    byte[] before = compacted.get(publish.key());
    byte[] entry = publish.entry();
    if (entry == null ? before == null : Arrays.equals(before, entry)) {
      throw new AssertionError(publish.key() + " was published again without a change");
    }
    if (entry == null) {
      trace.count(Feature.TOMBSTONES);
      compacted.remove(publish.key());
    } else {
      trace.count(Feature.ENTRIES);
      explanation.explain(output.setup(), publish.key(), entry);
      compacted.put(publish.key(), entry);
    }
  }
}

package io.latebind.simulation.kafka;

import io.latebind.protocol.Effect;
import io.latebind.simulation.check.Check;
import io.latebind.simulation.check.Counts;
import io.latebind.simulation.check.Explanation;
import io.latebind.simulation.check.Feature;
import io.latebind.simulation.check.Violation;
import io.latebind.simulation.model.History;
import io.latebind.simulation.model.Setup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The committed outputs, as those see them who read only what is committed. */
public final class Published {
  private final List<Map<String, byte[]>> entries = new ArrayList<>();
  private final Set<Effect.Reject> deadLetters = new HashSet<>();
  private final Explanation explanation;
  private final Counts counts;

  public Published(int partitions, Explanation explanation, Counts counts) {
    IntStream.range(0, partitions).forEach(p -> entries.add(new TreeMap<>()));
    this.explanation = explanation;
    this.counts = counts;
  }

  Published copy(History history) {
    Published copy = new Published(0, explanation.copy(history), counts);
    entries.forEach(map -> copy.entries.add(new TreeMap<>(map)));
    copy.deadLetters.addAll(deadLetters);
    return copy;
  }

  /** The {@code entries} topic of a partition, compacted. */
  public Map<String, byte[]> entries(int partition) {
    return entries.get(partition);
  }

  public boolean hasDeadLetter(Effect.Reject reject) {
    return deadLetters.contains(reject);
  }

  public Explanation explanation() {
    return explanation;
  }

  /** Takes a committed output of a partition. */
  void accept(int partition, Broker.Output output) {
    switch (output.effect()) {
      case Effect.Send ignored -> {}
      case Effect.Reject reject -> {
        counts.count(Feature.REJECTIONS);
        deadLetters.add(reject);
      }
      case Effect.Publish publish -> accept(entries(partition), output.setup(), publish);
    }
  }

  private void accept(Map<String, byte[]> compacted, Setup setup, Effect.Publish publish) {
    byte[] before = compacted.get(publish.key());
    byte[] entry = publish.entry();
    if (entry == null ? before == null : Arrays.equals(before, entry)) {
      throw new Violation(
          Check.PUBLISHED_ONCE, publish.key() + " was published again without a change");
    }
    if (entry == null) {
      counts.count(Feature.TOMBSTONES);
      compacted.remove(publish.key());
    } else {
      counts.count(Feature.ENTRIES);
      explanation.explain(setup, publish.key(), entry);
      compacted.put(publish.key(), entry);
    }
  }
}

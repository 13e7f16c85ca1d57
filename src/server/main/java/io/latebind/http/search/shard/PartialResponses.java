package io.latebind.http.search.shard;

import io.latebind.http.search.shard.PartitionOutcome.Answered;
import io.latebind.http.search.shard.PartitionOutcome.Unanswered;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The responses of partitions so far. Each result covers one partition, or several whose results an
 * instance has merged. Results are held until this is closed.
 */
public final class PartialResponses<R> implements AutoCloseable {
  private final ShardQuery<R> question;
  private final List<R> results = new ArrayList<>();
  private final Map<Integer, PartitionOutcome> parts = new TreeMap<>();

  /** No responses yet. */
  public PartialResponses(ShardQuery<R> question) {
    this.question = question;
  }

  /** Adds a result that covers these partitions. */
  public void answered(R result, Collection<Answered> of) {
    results.add(result);
    of.forEach(part -> parts.put(part.partition(), part));
  }

  /** Marks a partition as unanswered so far. That it timed out somewhere is remembered. */
  public void unanswered(int partition, boolean timedOut, String why) {
    boolean before = parts.get(partition) instanceof Unanswered open && open.timedOut();
    parts.put(partition, new Unanswered(partition, timedOut || before, why));
  }

  /** Marks these partitions as unanswered so far. */
  public void unanswered(Collection<Integer> partitions, boolean timedOut, String why) {
    partitions.forEach(partition -> unanswered(partition, timedOut, why));
  }

  /** Takes over what other responses hold. */
  void add(PartialResponses<R> other) {
    results.addAll(other.results);
    other.answered().forEach(part -> parts.put(part.partition(), part));
    other.unanswered().forEach(part -> unanswered(part.partition(), part.timedOut(), part.why()));
  }

  public List<R> results() {
    return results;
  }

  /** The outcomes, by partition. */
  public Map<Integer, PartitionOutcome> parts() {
    return parts;
  }

  public List<Answered> answered() {
    return parts.values().stream()
        .filter(Answered.class::isInstance)
        .map(Answered.class::cast)
        .toList();
  }

  public List<Unanswered> unanswered() {
    return parts.values().stream()
        .filter(Unanswered.class::isInstance)
        .map(Unanswered.class::cast)
        .toList();
  }

  /** Whether every partition that was asked has answered, and none is behind. */
  public boolean isComplete() {
    return parts.values().stream()
        .allMatch(part -> part instanceof Answered answered && answered.behind() == 0);
  }

  @Override
  public void close() {
    results.forEach(question::release);
  }
}

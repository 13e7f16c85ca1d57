package io.latebind.http.search;

import io.latebind.http.search.Part.Answered;
import io.latebind.http.search.Part.Unanswered;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What partitions have replied so far. Each result stands for one partition or for several whose
 * instance has made one of them. Results are held until the reply is closed.
 */
final class Reply<R> implements AutoCloseable {
  private final Question<R> question;
  private final List<R> results = new ArrayList<>();
  private final Map<Integer, Part> parts = new TreeMap<>();

  /** Nothing yet. */
  Reply(Question<R> question) {
    this.question = question;
  }

  /** A result of these partitions. */
  void answered(R result, Collection<Answered> of) {
    results.add(result);
    of.forEach(part -> parts.put(part.partition(), part));
  }

  /** A partition has no answer yet. That it was too slow somewhere is kept in mind. */
  void unanswered(int partition, boolean timedOut, String why) {
    boolean before = parts.get(partition) instanceof Unanswered open && open.timedOut();
    parts.put(partition, new Unanswered(partition, timedOut || before, why));
  }

  /** None of these has an answer yet. */
  void unanswered(Collection<Integer> partitions, boolean timedOut, String why) {
    partitions.forEach(partition -> unanswered(partition, timedOut, why));
  }

  /** Takes over what another reply holds. */
  void add(Reply<R> other) {
    results.addAll(other.results);
    other.answered().forEach(part -> parts.put(part.partition(), part));
    other.unanswered().forEach(part -> unanswered(part.partition(), part.timedOut(), part.why()));
  }

  List<R> results() {
    return results;
  }

  /** By partition. */
  Map<Integer, Part> parts() {
    return parts;
  }

  List<Answered> answered() {
    return parts.values().stream()
        .filter(Answered.class::isInstance)
        .map(Answered.class::cast)
        .toList();
  }

  List<Unanswered> unanswered() {
    return parts.values().stream()
        .filter(Unanswered.class::isInstance)
        .map(Unanswered.class::cast)
        .toList();
  }

  /** Whether every partition that was asked has answered, and none is behind. */
  boolean isComplete() {
    return parts.values().stream()
        .allMatch(part -> part instanceof Answered answered && answered.behind() == 0);
  }

  @Override
  public void close() {
    results.forEach(question::release);
  }
}

package io.latebind.http.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;
import io.latebind.http.response.Problem;
import io.latebind.http.search.shard.PartitionOutcome;
import io.latebind.http.search.shard.PartitionOutcome.Answered;
import io.latebind.http.search.shard.PartitionOutcome.Unanswered;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * The partitions that a response covers.
 *
 * @param parts the outcome of each, by partition
 */
record Coverage(Map<Integer, PartitionOutcome> parts) {
  /** The outcomes of partitions that were asked twice: the worse of both. */
  static Coverage of(Map<Integer, PartitionOutcome> first, Map<Integer, PartitionOutcome> second) {
    Map<Integer, PartitionOutcome> parts = new TreeMap<>(first);
    second.forEach((partition, part) -> parts.merge(partition, part, Coverage::worse));
    return new Coverage(parts);
  }

  private static PartitionOutcome worse(PartitionOutcome first, PartitionOutcome second) {
    return first instanceof Answered before
            && second instanceof Answered now
            && now.behind() < before.behind()
        ? first
        : second;
  }

  private long answered() {
    return parts.values().stream().filter(Answered.class::isInstance).count();
  }

  boolean allAnswered() {
    return answered() == parts.size();
  }

  /** Whether every partition answered and none is behind. */
  boolean isComplete() {
    return parts.values().stream()
        .allMatch(part -> part instanceof Answered answered && answered.behind() == 0);
  }

  /**
   * Returns if any partition answered.
   *
   * @throws io.latebind.http.response.ProblemException (503, 504) if none did
   */
  void requireAny(Duration timeout) {
    if (answered() > 0) {
      return;
    }
    boolean timedOut =
        parts.values().stream()
            .allMatch(part -> part instanceof Unanswered open && open.timedOut());
    throw (timedOut ? tooSlow(timeout) : nobody()).asException();
  }

  private static Problem tooSlow(Duration timeout) {
    return Problem.of(
            504,
            "No partition answered within the timeout of "
                + timeout.toMillis()
                + " ms. Ask for something more selective, or give a larger timeoutMillis.")
        .with("timeoutMillis", timeout.toMillis());
  }

  private Problem nobody() {
    return Problem.of(
            503, "No partition can be searched now: " + reasons() + ". Try again in a moment.")
        .with("partitions", json())
        .retryable();
  }

  private String reasons() {
    return parts.values().stream()
        .filter(part -> part instanceof Unanswered open && !open.timedOut())
        .findFirst()
        .map(part -> "of partition " + part.partition() + " " + ((Unanswered) part).why())
        .orElse("there is none");
  }

  /** As clients see it; with {@code stale} and {@code unanswered} only if there are any. */
  ObjectNode json() {
    ObjectNode json = Json.object().put("total", parts.size()).put("answered", answered());
    ArrayNode stale = Json.mapper().createArrayNode();
    ArrayNode unanswered = Json.mapper().createArrayNode();
    for (PartitionOutcome part : parts.values()) {
      switch (part) {
        case Answered now when now.behind() > 0 ->
            stale.addObject().put("partition", now.partition()).put("behind", now.behind());
        case Answered now -> {}
        case Unanswered open ->
            unanswered
                .addObject()
                .put("partition", open.partition())
                .put("reason", open.timedOut() ? "it did not answer in time" : open.why());
      }
    }
    if (!stale.isEmpty()) {
      json.set("stale", stale);
    }
    if (!unanswered.isEmpty()) {
      json.set("unanswered", unanswered);
    }
    return json;
  }
}

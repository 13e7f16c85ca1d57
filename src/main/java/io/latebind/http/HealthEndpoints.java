package io.latebind.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;

/**
 * Tells supervisors how this instance is.
 *
 * <ul>
 *   <li>Live: a restart would not help. Everything but a failed or ended Kafka Streams is live.
 *   <li>Ready: it can take requests, because it can answer or route them. Kafka Streams runs, or is
 *       rebalancing while this instance owns partitions: then another instance has come or gone,
 *       and that must not take all instances out of the balance at once.
 * </ul>
 *
 * <p>Both have to hold for each application that runs here: the indexer, the searcher, or both.
 */
final class HealthEndpoints {
  private final Map<String, KafkaStreams> applications;
  private final Supplier<Optional<String>> refusal;

  /**
   * The health of applications.
   *
   * @param applications by what they are called
   * @param refusal why this instance cannot go on, when it cannot
   */
  HealthEndpoints(Map<String, KafkaStreams> applications, Supplier<Optional<String>> refusal) {
    this.applications = new TreeMap<>(applications);
    this.refusal = refusal;
  }

  Response live(Request request) {
    return answer("live", HealthEndpoints::isLive, "Restart it; its log says why.");
  }

  Response ready(Request request) {
    return refusal
        .get()
        .map(reason -> Problem.of(503, "This instance stops. " + reason).asResponse())
        .orElseGet(() -> answer("ready", HealthEndpoints::isReady, "Wait a moment."));
  }

  private static boolean isLive(KafkaStreams streams) {
    return switch (streams.state()) {
      case PENDING_ERROR, ERROR, NOT_RUNNING -> false;
      case CREATED, REBALANCING, RUNNING, PENDING_SHUTDOWN -> true;
    };
  }

  private static boolean isReady(KafkaStreams streams) {
    return switch (streams.state()) {
      case RUNNING -> true;
      case REBALANCING -> ownsSomething(streams);
      case CREATED, PENDING_SHUTDOWN, PENDING_ERROR, ERROR, NOT_RUNNING -> false;
    };
  }

  private static boolean ownsSomething(KafkaStreams streams) {
    return streams.metadataForLocalThreads().stream()
        .anyMatch(thread -> !thread.activeTasks().isEmpty());
  }

  private Response answer(String what, Predicate<KafkaStreams> condition, String advice) {
    ObjectNode states = Json.object();
    applications.forEach((name, streams) -> states.put(name, streams.state().name()));
    if (applications.values().stream().allMatch(condition)) {
      return Response.json(200, Json.object().put("status", what).set("streams", states));
    }
    return Problem.of(503, "This instance is not " + what + ": it is " + states + ". " + advice)
        .with("streams", states)
        .retryable()
        .asResponse();
  }
}
